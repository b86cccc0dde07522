import type { Notice } from '../../contract/contract.ts';
import { describePlace } from './text-place.ts';

const REPLACEMENT = '\uFFFD';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/**
 * Reports bytes that are not UTF-8. Such a byte became U+FFFD in the text; a U+FFFD that the file itself contains is
 * not reported.
 * @param text The decoded bytes
 */
export function invalidBytesNotice(bytes: Uint8Array, text: string): Notice | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = file.indexOf(BYTE_ORDER_MARK) === 0 ? BYTE_ORDER_MARK.length : 0;
  let position = 0;
  let first = text.indexOf(REPLACEMENT);
  while (first >= 0) {
    offset += Buffer.byteLength(text.slice(position, first));
    if (!startsWithReplacement(file, offset)) break;
    offset += REPLACEMENT_BYTES.length;
    position = first + 1;
    first = text.indexOf(REPLACEMENT, position);
  }
  if (first < 0) return undefined;
  const count = countText(text, REPLACEMENT) - countBytes(file);
  const value = file[offset]?.toString(16).toUpperCase().padStart(2, '0');
  const place = `byte offset ${offset} (${describePlace(text, first)})`;
  return toNotice(
    count === 1
      ? `The byte 0x${value} at ${place} is not valid UTF-8. It is shown as U+FFFD.`
      : `${count} byte sequences are not valid UTF-8, the first 0x${value} at ${place}. They are shown as U+FFFD.`,
    'If the whole file has another encoding, specify it, for example windows-1252 or ISO-8859-1. Otherwise, correct these bytes.',
  );
}

/** Reports characters that do not exist in an encoding other than UTF-8. */
export function replacedNotice(text: string, encoding: string): Notice {
  const count = countText(text, REPLACEMENT);
  const place = describePlace(text, text.indexOf(REPLACEMENT));
  return toNotice(
    `${count} ${count === 1 ? 'character is' : 'characters are'} not valid ${encoding}, the first at ${place}. Each is shown as U+FFFD.`,
    'Specify the encoding that the file was written in.',
  );
}

function toNotice(message: string, nextStep: string): Notice {
  return { code: 'invalid-bytes', message, nextStep };
}

function startsWithReplacement(file: Buffer, offset: number): boolean {
  return file.subarray(offset, offset + REPLACEMENT_BYTES.length).equals(REPLACEMENT_BYTES);
}

function countText(text: string, part: string): number {
  return text.split(part).length - 1;
}

function countBytes(file: Buffer): number {
  let count = 0;
  for (let at = file.indexOf(REPLACEMENT_BYTES); at >= 0; at = file.indexOf(REPLACEMENT_BYTES, at + 1))
    count++;
  return count;
}
