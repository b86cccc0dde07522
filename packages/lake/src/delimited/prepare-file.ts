import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { LakeError } from '../lake-error.ts';
import { recordClassifier } from './classify-record.ts';
import { type PlacedRecord, type RecordFile, readRecords } from './read-records.ts';

/** A file whose structure holds no surprise for the engine. */
export interface PreparedFile {
  /** The original, or a copy in UTF-8 with its well-formed records only. */
  path: string;
  lineEnding: 'lf' | 'crlf' | 'cr';
  /** Well-formed records, without the header. The engine must find the same number. */
  records: number;
  malformed: number;
}

/**
 * Counts the records of a file, and copies them if the engine would read the original in another way: it drops spaces
 * around quotes, and it rejects files with line endings of several kinds.
 *
 * @throws LakeError `quote-unclosed`
 */
export async function prepareFile(
  file: RecordFile & { name: string; columnCount: number },
): Promise<PreparedFile> {
  const counts = { records: 0, malformed: 0 };
  let hasBlank = false;
  const lineEndings = new Set<PreparedFile['lineEnding']>();
  const kindOf = recordClassifier(file.columnCount);
  await readRecords(file, (record) => {
    const kind = kindOf(record);
    if (kind === 'unclosed-quote') throw unclosedQuote(file.name, record.line);
    if (kind === 'good') counts.records += 1;
    else if (kind === 'blank') hasBlank = true;
    else if (kind !== 'header') counts.malformed += 1;
    if (record.lineEnding !== 'none') lineEndings.add(record.lineEnding);
  });
  const isPlain = counts.malformed === 0 && !hasBlank && file.encoding === 'UTF-8' && lineEndings.size <= 1;
  const [lineEnding = 'lf'] = lineEndings;
  // The engine expands patterns in a path.
  if (isPlain && !/[*?[\]{}]/.test(file.path)) return { ...counts, path: file.path, lineEnding };
  const copy = `${file.path.replaceAll(/[*?[\]{}]/g, '_')}.records`;
  await copyGoodRecords(file, copy);
  return { ...counts, path: copy, lineEnding: 'lf' };
}

async function copyGoodRecords(file: RecordFile & { columnCount: number }, path: string): Promise<void> {
  const output = createWriteStream(path, { mode: 0o600 });
  const done = finished(output);
  // The loop below may reject first; then nothing else awaits the stream.
  done.catch(() => undefined);
  const kindOf = recordClassifier(file.columnCount);
  try {
    await readRecords(file, (record) => {
      const kind = kindOf(record);
      if (kind !== 'good' && kind !== 'header') return;
      if (output.write(asLine(record, file.encoding))) return;
      return Promise.race([once(output, 'drain'), done]).then(() => undefined);
    });
    output.end();
    await done;
  } finally {
    output.destroy();
  }
}

function asLine({ bytes }: PlacedRecord, encoding: RecordFile['encoding']): Buffer {
  const text = encoding === 'UTF-8' ? bytes : Buffer.from(bytes.toString('latin1'), 'utf8');
  return Buffer.concat([text, Buffer.from('\n')]);
}

function unclosedQuote(name: string, line: number): LakeError {
  return new LakeError(
    'quote-unclosed',
    `A quote opens in the record on line ${line} of ${name}, and nothing closes it, so the records after it cannot be distinguished. Close the quote, or double it if it belongs to a value.`,
  );
}
