/**
 * FTP carries names as bytes, usually UTF-8. In a path, a byte that is not valid UTF-8 is kept as the encoding
 * `x-user-defined` maps it: 0x80-0xFF to U+F780-U+F7FF. So every name has a unique path, and every path encodes the
 * listed name exactly.
 *
 * @see https://encoding.spec.whatwg.org/#x-user-defined
 */
const FIRST = 0xf780;
const LAST = 0xf7ff;
const KEPT_BYTE = /[\uF780-\uF7FF]/g;
const OFFSET = 0xf700;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Decodes bytes, one character for each, to a path or name. */
export function fromWire(binary: string): string {
  const bytes = Buffer.from(binary, 'latin1');
  const whole = decode(bytes);
  if (whole !== undefined) return whole;
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0);
    const character = decode(bytes.subarray(at, at + length));
    text += character ?? String.fromCharCode(OFFSET + (bytes[at] ?? 0));
    at += character === undefined ? 1 : length;
  }
  return text;
}

/** Encodes a path to bytes, one character for each. */
export function toWire(path: string): string {
  const parts = path.split(/([\uF780-\uF7FF])/);
  return parts
    .map((part) => {
      const code = part.charCodeAt(0);
      const isByte = part.length === 1 && code >= FIRST && code <= LAST;
      return isByte ? String.fromCharCode(code - OFFSET) : Buffer.from(part).toString('latin1');
    })
    .join('');
}

/** Returns a name for display: bytes that are not UTF-8 become U+FFFD. */
export function toShownName(name: string): string {
  return name.replaceAll(KEPT_BYTE, '\uFFFD');
}

/** Characters in the reserved range are kept byte by byte themselves. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    const text = decoder.decode(bytes);
    return text.search(KEPT_BYTE) === -1 ? text : undefined;
  } catch {
    return undefined;
  }
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}
