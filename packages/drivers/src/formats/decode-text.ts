import { DriverError } from '../driver-error.ts';
import { fileUnreadable } from './file-unreadable.ts';

/** Text of a file's beginning and the encoding it was read with. */
export interface DecodedText {
  text: string;
  encoding: 'UTF-8' | 'ISO-8859-1';
}

/**
 * Decodes text. Without a wanted encoding it is UTF-8 where the bytes are valid UTF-8, else ISO-8859-1. A byte order mark is
 * dropped, and so is a character that was cut in half at the end.
 *
 * @throws DriverError `encoding-unsupported`, or `file-unreadable` when the bytes are not of the wanted encoding
 */
export function decodeText(bytes: Uint8Array, wanted?: string): DecodedText {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw encodingUnsupported('UTF-16');
  const encoding = toEncoding(wanted);
  if (encoding !== 'ISO-8859-1') {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
      return { text, encoding: 'UTF-8' };
    } catch (error) {
      if (encoding === 'UTF-8') throw fileUnreadable('valid UTF-8', error);
    }
  }
  return { text: new TextDecoder('iso-8859-1').decode(bytes), encoding: 'ISO-8859-1' };
}

function toEncoding(wanted = ''): DecodedText['encoding'] | undefined {
  const name = wanted.toUpperCase();
  if (name === '') return undefined;
  if (name === 'UTF-8' || name === 'UTF8') return 'UTF-8';
  if (name === 'ISO-8859-1' || name === 'LATIN1') return 'ISO-8859-1';
  throw encodingUnsupported(wanted);
}

function encodingUnsupported(encoding: string): DriverError {
  return new DriverError({
    code: 'encoding-unsupported',
    cause: `Files in the encoding "${encoding}" cannot be read.`,
    nextStep: 'Save the file as UTF-8 or ISO-8859-1.',
    fixableBy: 'you',
  });
}
