import { open } from 'node:fs/promises';
import { LakeError } from '../lake-error.ts';
import type { DelimitedFormat } from './delimited-input.ts';

/** A header longer than this is no header. */
const MAX_HEADER_BYTES = 1_048_576;

/**
 * Reads the names of the columns from the first record of a file.
 *
 * @throws LakeError `file-empty`, `header-invalid` or `quote-unclosed`
 */
export async function readHeader(
  { path, name }: { path: string; name: string },
  { delimiter = ',', encoding = 'UTF-8' }: DelimitedFormat,
): Promise<readonly string[]> {
  const bytes = await readBeginning(path);
  const text = new TextDecoder(encoding === 'ISO-8859-1' ? 'latin1' : 'utf-8').decode(bytes);
  if (text.trim() === '') throw new LakeError('file-empty', `${name} has no header: the file is empty.`);
  const names = splitRecord(text, delimiter, name);
  const blank = names.indexOf('');
  if (blank >= 0) {
    throw new LakeError('header-invalid', `Column ${blank + 1} of ${name} has no name in the header.`);
  }
  const repeated = names.find((column, index) => names.indexOf(column) !== index);
  if (repeated !== undefined) {
    throw new LakeError('header-invalid', `The header of ${name} names ${JSON.stringify(repeated)} twice.`);
  }
  return names;
}

async function readBeginning(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_HEADER_BYTES), 0, MAX_HEADER_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Splits the first record of a string; blank lines before it are skipped, as by the engine. */
function splitRecord(text: string, delimiter: string, name: string): readonly string[] {
  const values: string[] = [];
  let value = '';
  let isQuoted = false;
  const beginning = text.replace(/^[\r\n]+/, '');
  for (let at = 0; at < beginning.length; at += 1) {
    const character = beginning[at] ?? '';
    if (isQuoted) {
      if (character !== '"') value += character;
      else if (beginning[at + 1] === '"') {
        value += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && value === '') isQuoted = true;
    else if (character === delimiter) {
      values.push(value);
      value = '';
    } else if (character === '\n' || character === '\r') return [...values, value];
    else value += character;
  }
  if (isQuoted) throw new LakeError('quote-unclosed', `A quote in the header of ${name} is never closed.`);
  return [...values, value];
}
