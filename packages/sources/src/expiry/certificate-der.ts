const VERSION = 0xa0;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
/** Indicates that a certificate has no end. @see RFC 5280 §4.1.2.5 */
const NO_END = '99991231235959Z';

/** One DER element: its tag and the range of its content. */
interface Element {
  tag: number;
  start: number;
  end: number;
}

/**
 * The end of an X.509 certificate in epoch milliseconds; undefined if it has none, or the bytes are not a
 * certificate.
 *
 * @see RFC 5280 §4.1
 */
export function notAfter(bytes: Uint8Array): number | undefined {
  const [signed] = childrenOf(bytes, readElement(bytes, 0));
  const fields = childrenOf(bytes, signed);
  const validity = fields[fields[0]?.tag === VERSION ? 4 : 3];
  const [, end] = childrenOf(bytes, validity);
  return end && toTime(end.tag, String.fromCharCode(...bytes.slice(end.start, end.end)));
}

function childrenOf(bytes: Uint8Array, parent: Element | undefined): readonly Element[] {
  const children: Element[] = [];
  for (let at = parent?.start ?? 0; at < (parent?.end ?? 0); ) {
    const child = readElement(bytes, at);
    if (child === undefined) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The first byte of a long length gives the number of bytes that follow. */
function readElement(bytes: Uint8Array, at: number): Element | undefined {
  const [tag, first] = bytes.slice(at, at + 2);
  if (tag === undefined || first === undefined) return undefined;
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  const start = at + 2 + lengthBytes;
  const long = bytes.slice(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  const end = start + (first < 0x80 ? first : long);
  return end <= bytes.length ? { tag, start, end } : undefined;
}

function toTime(tag: number, text: string): number | undefined {
  if (text === NO_END || (tag !== UTC_TIME && tag !== GENERALIZED_TIME)) return undefined;
  const full = tag === UTC_TIME ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(full)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day, hours, minutes, seconds] = parts;
  return Date.UTC(year, month - 1, day, hours, minutes, seconds);
}
