import type { Notice } from '../../contract/contract.ts';
import { DriverError } from '../../contract/driver-error.ts';
import { describeFileFailure } from '../file/describe-file-failure.ts';
import { fileUnreadable } from '../file/file-unreadable.ts';
import { invalidBytesNotice, replacedNotice } from './invalid-bytes.ts';
import { describePlace } from './text-place.ts';

/** Text of a file's first part, and its encoding. */
export interface DecodedText {
  text: string;
  encoding: string;
  notices: Notice[];
}

const INGESTED = ['UTF-8', 'ISO-8859-1'];

/**
 * Decodes text: as requested, by its byte order mark, as UTF-16 if its zero bytes reveal it, else as UTF-8. Other
 * encodings are never guessed: an invalid UTF-8 byte becomes U+FFFD, and a notice reports its position. A byte order
 * mark and a truncated last character are dropped.
 * @throws DriverError `encoding-unsupported`, or `file-unreadable` for text with a zero character
 */
export function decodeText(
  bytes: Uint8Array,
  options: { wanted?: string | undefined; isCut: boolean },
): DecodedText {
  const encoding = chooseEncoding(bytes, options.wanted);
  const text = decode(bytes, encoding, options.isCut);
  const zero = text.indexOf('\0');
  if (zero >= 0) throw fileUnreadable(`text: it has a zero byte (NUL) at ${describePlace(text, zero)}`);
  const notices = [
    ...findReplaced({ bytes, text, encoding }),
    ...(options.wanted || INGESTED.includes(encoding) ? [] : [notIngested(encoding)]),
  ];
  return { text, encoding, notices };
}

function chooseEncoding(bytes: Uint8Array, wanted = ''): string {
  const detected = detectUnicode(bytes);
  if (wanted === '') return detected ?? 'UTF-8';
  const name = wanted.toUpperCase();
  if (name === 'UTF-16') return detected ?? 'UTF-16LE';
  return toEncoding(wanted);
}

/** Detects UTF-16 by its byte order mark or by the zero bytes of its ASCII characters. */
function detectUnicode(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  const isUtf32 =
    (first === 0xff && second === 0xfe && third === 0 && fourth === 0) ||
    (first === 0 && second === 0 && third === 0xfe && fourth === 0xff);
  if (isUtf32) throw encodingUnsupported('UTF-32');
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  if (first === 0xfe && second === 0xff) return 'UTF-16BE';
  return detectByZeros(bytes.subarray(0, 4096));
}

function detectByZeros(sample: Uint8Array): string | undefined {
  const zeros = [0, 0, 0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 4] = (zeros[index % 4] ?? 0) + 1;
  }
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros.map((count) => (count * 4) / sample.length);
  if ([first, second, third, fourth].filter((share) => share > 0.9).length === 3)
    throw encodingUnsupported('UTF-32');
  const isLittle = first + third === 0 && second + fourth > 0.4;
  const isBig = second + fourth === 0 && first + third > 0.4;
  const encoding = isLittle ? 'UTF-16LE' : 'UTF-16BE';
  return (isLittle || isBig) && isText(decode(sample, encoding, true)) ? encoding : undefined;
}

function isText(text: string): boolean {
  return !text.includes('\uFFFD') && !/[^\P{Cc}\t\r\n\f\v]/u.test(text);
}

function toEncoding(wanted: string): string {
  const name = wanted.toUpperCase();
  if (['UTF8', 'UTF-8', 'ASCII', 'US-ASCII'].includes(name)) return 'UTF-8';
  // Web standards map this name to windows-1252, but here it must mean ISO-8859-1.
  if (['ISO-8859-1', 'ISO8859-1', 'ISO_8859-1', 'LATIN1', 'LATIN-1'].includes(name)) return 'ISO-8859-1';
  if (name.startsWith('UTF-32')) throw encodingUnsupported(wanted);
  try {
    return new TextDecoder(wanted).encoding.replace(/^(?:utf|iso|koi|euc|gb).*/, (label) =>
      label.toUpperCase(),
    );
  } catch {
    throw encodingUnsupported(wanted);
  }
}

function decode(bytes: Uint8Array, encoding: string, isCut: boolean): string {
  if (encoding === 'ISO-8859-1') return Buffer.from(bytes).toString('latin1');
  return new TextDecoder(encoding).decode(bytes, { stream: isCut });
}

function findReplaced({
  bytes,
  text,
  encoding,
}: {
  bytes: Uint8Array;
  text: string;
  encoding: string;
}): Notice[] {
  if (!text.includes('\uFFFD')) return [];
  const notice = encoding === 'UTF-8' ? invalidBytesNotice(bytes, text) : replacedNotice(text, encoding);
  return notice ? [notice] : [];
}

function notIngested(encoding: string): Notice {
  return {
    code: 'encoding-not-ingested',
    message: `The file is ${encoding}. The platform reads delimited files as UTF-8 or ISO-8859-1.`,
    nextStep: 'Save the file as UTF-8 before you ingest it.',
  };
}

function encodingUnsupported(encoding: string): DriverError {
  return new DriverError(describeFileFailure('encoding-unsupported', { encoding }));
}
