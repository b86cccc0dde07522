import { open } from 'node:fs/promises';
import { failureOf, VALUE_INVALID, VALUE_MISSING } from '../columns/convert.ts';
import type { Engine, Row } from '../engine/open-engine.ts';
import type { LakeColumn } from '../lake-column.ts';
import { LakeError } from '../lake-error.ts';
import type { FailedRecord } from './failed-record.ts';
import { type DelimitedRelation, relationOf } from './read-delimited-sql.ts';
import { type RecordPlace, scanRecords } from './scan-records.ts';

/** A UTF-8 file with its header. */
export interface DelimitedFile {
  path: string;
  name: string;
  header: readonly string[];
  delimiter: string;
  /** Distinguishes the tables of the file in the engine. */
  id: string;
}

export interface FailedRecords {
  /** Number of records of the file, without its header. */
  received: number;
  failed: readonly FailedRecord[];
}

/**
 * Finds the records of a file that were not ingested, with their lines and reasons. Reads the file twice more, so it
 * is used only if records are missing.
 *
 * @throws LakeError `quote-unclosed` if one record swallows the rest of the file
 */
export async function findFailedRecords(
  engine: Engine,
  file: DelimitedFile,
  { columns, textOf }: { columns: readonly LakeColumn[]; textOf: (column: LakeColumn) => string },
): Promise<FailedRecords> {
  const { records, unclosedQuoteLine } = await scanRecords(file.path);
  if (unclosedQuoteLine !== undefined) {
    throw new LakeError(
      'quote-unclosed',
      `A quote opens in the record on line ${unclosedQuoteLine} of ${file.name}, and nothing closes it, so the records after it cannot be distinguished. Close the quote, or double it if it belongs to a value.`,
    );
  }
  const relation = relationOf(file.path, { ...file, id: `${file.id}_again` });
  const invalid = await findInvalid(engine, relation, { columns, textOf });
  const rejected = await engine.run(
    `select line_byte_position as place, min(error_type) as type from ${relation.rejects} group by all`,
  );
  await engine.run(`drop table ${relation.rejects}`);
  await engine.run(`drop table ${relation.scans}`);

  const data = records.slice(1);
  const reasons = new Map<RecordPlace, Reason>();
  for (const { place, type } of rejected) {
    // The place is before the blank lines that precede the record.
    const record = data.find(({ end }) => end > Number(place));
    if (record === undefined) throw miscounted(file.name);
    reasons.set(record, explainRejection(String(type), file.header.length));
  }
  const readable = data.filter((record) => !reasons.has(record));
  for (const { record, code, failed_column } of invalid) {
    const place = readable[Number(record)];
    if (place === undefined) throw miscounted(file.name);
    reasons.set(
      place,
      explainValue(
        String(code),
        columns.find(({ name }) => name === failed_column),
      ),
    );
  }
  if (reasons.size !== invalid.length + rejected.length) throw miscounted(file.name);
  return { received: data.length, failed: await withText(file, [...reasons]) };
}

/** Reads the columns that the conversion read, so that both reject the same records. */
async function findInvalid(
  engine: Engine,
  relation: DelimitedRelation,
  { columns, textOf }: { columns: readonly LakeColumn[]; textOf: (column: LakeColumn) => string },
): Promise<readonly Row[]> {
  const { code, column } = failureOf(columns, textOf);
  const size = `length(concat(${columns.map(textOf).join(', ')}))`;
  const numbered = `select row_number() over () - 1 as record, ${code} as code, ${column} as failed_column, ${size} as size from ${relation.sql}`;
  return await engine.run(`select * from (${numbered}) where code is not null order by record`);
}

type Reason = Pick<FailedRecord, 'code' | 'column' | 'message'>;

function explainRejection(type: string, columnCount: number): Reason {
  const message = REJECTIONS[type]?.(columnCount) ?? `The record cannot be read: ${type.toLowerCase()}.`;
  return { code: VALUE_INVALID, column: '', message };
}

/** Why the engine rejects a record, by its type of error. */
const REJECTIONS: Readonly<Record<string, (columnCount: number) => string>> = {
  'MISSING COLUMNS': (count) => `The record has fewer values than the ${count} columns of the header.`,
  'TOO MANY COLUMNS': (count) => `The record has more values than the ${count} columns of the header.`,
  'INVALID ENCODING': () => 'The record has bytes that are not UTF-8.',
  'UNQUOTED VALUE': () => 'A quoted value of the record continues after its closing quote.',
  'LINE SIZE OVER MAXIMUM': () => 'The record is longer than the 2 MB that a record may have.',
};

function explainValue(code: string, column: LakeColumn | undefined): Reason {
  const { name = '', type = 'string' } = column ?? {};
  const message =
    code === VALUE_MISSING
      ? `The required column ${name} has no value.`
      : `The value of ${name} is no ${type} that the dataset can hold exactly.`;
  return { code, column: name, message };
}

async function withText(
  { path, name }: DelimitedFile,
  reasons: readonly (readonly [RecordPlace, Reason])[],
): Promise<readonly FailedRecord[]> {
  const file = await open(path);
  try {
    const failed: FailedRecord[] = [];
    for (const [{ start, end, line }, reason] of reasons.toSorted(([a], [b]) => a.start - b.start)) {
      const { buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start);
      failed.push({ file: name, line, ...reason, text: buffer.toString() });
    }
    return failed;
  } finally {
    await file.close();
  }
}

function miscounted(name: string): LakeError {
  return new LakeError(
    'counts-do-not-add-up',
    `The records of ${name} that failed cannot be matched with its lines, so nothing of it is ingested. Report this with the file.`,
  );
}
