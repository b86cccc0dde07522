import { isUtf8 } from 'node:buffer';
import { failureOf, VALUE_INVALID, VALUE_MISSING } from '../columns/convert.ts';
import type { Engine } from '../engine/open-engine.ts';
import type { LakeColumn } from '../lake-column.ts';
import { type MalformedKind, recordClassifier } from './classify-record.ts';
import type { FailedRecord } from './failed-record.ts';
import { type RecordFile, readRecords } from './read-records.ts';

interface FailureSearch {
  file: RecordFile & { name: string; columnCount: number };
  relation: string;
  columns: readonly LakeColumn[];
  textOf: (column: LakeColumn) => string;
}

/**
 * Finds the records of a file that were not ingested, with their lines and reasons. Reads the file twice more, so it
 * is used only if records are missing.
 */
export async function findFailedRecords(engine: Engine, search: FailureSearch): Promise<FailedRecord[]> {
  const { file, columns } = search;
  const invalid = await findInvalid(engine, search);
  const kindOf = recordClassifier(file.columnCount);
  const failed: FailedRecord[] = [];
  let position = 0;
  let found = 0;
  await readRecords(file, (record) => {
    const kind = kindOf(record);
    if (kind === 'header' || kind === 'blank') return;
    const next = invalid[found];
    const isInvalid = kind === 'good' && position === next?.position;
    if (kind === 'good') position += 1;
    if (isInvalid) found += 1;
    else if (kind === 'good') return;
    const reason =
      kind === 'good'
        ? explainValue(
            next?.code,
            columns.find(({ name }) => name === next?.column),
          )
        : { code: VALUE_INVALID, column: '', message: explainMalformed(kind, file.columnCount) };
    failed.push({ file: file.name, line: record.line, ...reason, text: textOf(record.bytes, file.encoding) });
  });
  return failed;
}

interface InvalidRecord {
  position: number;
  code: string;
  column: string;
}

async function findInvalid(
  engine: Engine,
  { relation, columns, textOf: columnText }: FailureSearch,
): Promise<readonly InvalidRecord[]> {
  const { code, column } = failureOf(columns, columnText);
  const numbered = `select row_number() over () - 1 as position, ${code} as code, ${column} as failed_column from ${relation}`;
  const rows = await engine.run(`select * from (${numbered}) where code is not null order by position`);
  return rows.map((row) => ({
    position: Number(row.position),
    code: String(row.code),
    column: String(row.failed_column),
  }));
}

function explainMalformed(kind: MalformedKind, columnCount: number): string {
  switch (kind) {
    case 'missing-values':
      return `The record has fewer values than the ${columnCount} columns of the header.`;
    case 'extra-values':
      return `The record has more values than the ${columnCount} columns of the header.`;
    case 'invalid-encoding':
      return 'The record has bytes that are not UTF-8; its text shows them as \\xNN.';
    case 'repeated-header':
      return 'The record repeats the header of the file.';
    case 'row-too-long':
      return 'The record is longer than the 2 MB that a record may have.';
    default:
      return 'A quoted value of the record has text before or after its quotes. Double each quote within a quoted value.';
  }
}

function explainValue(
  code: string | undefined,
  column: LakeColumn | undefined,
): Pick<FailedRecord, 'code' | 'column' | 'message'> {
  const { name = '', type = 'string' } = column ?? {};
  if (code === VALUE_MISSING) {
    return { code, column: name, message: `The required column ${name} has no value.` };
  }
  const message = `The value of ${name} is no ${type} that the dataset can hold exactly.`;
  return { code: VALUE_INVALID, column: name, message };
}

/** A replacement character would hide which bytes the file has. */
function textOf(bytes: Buffer, encoding: RecordFile['encoding']): string {
  if (encoding === 'ISO-8859-1') return bytes.toString('latin1');
  if (isUtf8(bytes)) return bytes.toString();
  return bytes
    .toString('latin1')
    .replaceAll(/[\u0080-\u00ff]/g, (character) => `\\x${character.charCodeAt(0).toString(16)}`);
}
