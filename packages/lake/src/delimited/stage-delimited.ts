import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { failureOf, selectTyped } from '../columns/convert.ts';
import type { Engine } from '../engine/open-engine.ts';
import { identifier, literal } from '../engine/sql-text.ts';
import type { LakeColumn } from '../lake-column.ts';
import { LakeError } from '../lake-error.ts';
import type { LakePart } from '../staged-batch.ts';
import type { DelimitedFormat, StagedInput } from './delimited-input.ts';
import type { FailedRecord } from './failed-record.ts';
import { type DelimitedFile, findFailedRecords } from './find-failed-records.ts';
import { relationOf } from './read-delimited-sql.ts';
import { readHeader } from './read-header.ts';

/** The records of one file after their conversion. */
export interface ConvertedFile {
  /** Absent if no record was ingested. */
  part?: LakePart;
  received: number;
  failed: readonly FailedRecord[];
  /** Columns of the file that the dataset does not declare. */
  ignoredColumns: readonly string[];
}

export interface ConversionTarget {
  columns: readonly LakeColumn[];
  /** Folder of the part file. */
  folder: string;
  /** Name of the part file. */
  partName: string;
  /** Distinguishes the tables of the file in the engine. */
  id: string;
}

/**
 * Converts a delimited file to a Parquet file.
 *
 * @throws LakeError for a file that cannot be read as a whole
 */
export async function convertDelimited(
  engine: Engine,
  input: { file: StagedInput; format: DelimitedFormat },
  { columns, folder, partName, id }: ConversionTarget,
): Promise<ConvertedFile> {
  const { delimiter = ',' } = input.format;
  const path = await asUtf8(input.file.path, input.format);
  const header = await readHeader(input.file, input.format);
  if (!columns.some(({ name }) => header.includes(name))) throw noKnownColumn(input.file.name, header);
  const textOf = ({ name }: LakeColumn): string =>
    header.includes(name) ? identifier(name) : 'cast(NULL as VARCHAR)';
  const relation = relationOf(path, { header, delimiter, id });
  const partPath = join(folder, partName);
  const { code } = failureOf(columns, textOf);
  const [copied] = await engine.run(
    `copy (select ${selectTyped(columns, textOf)} from ${relation.sql} where ${code} is null) to ${literal(partPath)} (format parquet, compression zstd)`,
  );
  const ingested = Number(copied?.Count);
  await engine.run(`drop table ${relation.rejects}`);
  await engine.run(`drop table ${relation.scans}`);

  const file: DelimitedFile = { path, name: input.file.name, header, delimiter, id };
  const isComplete = (await countLines(path)) === ingested + 1;
  const { received, failed } = isComplete
    ? { received: ingested, failed: [] }
    : await findFailedRecords(engine, file, { columns, textOf });
  if (received !== ingested + failed.length)
    throw doesNotAddUp(file.name, { received, ingested, failed: failed.length });
  const declared = new Set(columns.map(({ name }) => name));
  return {
    ...(ingested > 0 && { part: { name: partName, rows: ingested, bytes: (await stat(partPath)).size } }),
    received,
    failed,
    ignoredColumns: header.filter((name) => !declared.has(name)),
  };
}

/** The engine reports places in a file as bytes of UTF-8. */
async function asUtf8(path: string, { encoding = 'UTF-8' }: DelimitedFormat): Promise<string> {
  if (encoding === 'UTF-8') return path;
  const converted = `${path}.utf8`;
  await pipeline(
    createReadStream(path, { encoding: 'latin1' }),
    createWriteStream(converted, { encoding: 'utf8' }),
  );
  return converted;
}

/** Lines with content at least at their end; a file whose last line has no line end has that line, too. */
async function countLines(path: string): Promise<number> {
  let lines = 0;
  let last = 0x0a;
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) {
    for (let at = piece.indexOf(0x0a); at >= 0; at = piece.indexOf(0x0a, at + 1)) lines += 1;
    last = piece.at(-1) ?? last;
  }
  return last === 0x0a ? lines : lines + 1;
}

function noKnownColumn(name: string, header: readonly string[]): LakeError {
  return new LakeError(
    'header-invalid',
    `The first record of ${name} names no column of the dataset: ${JSON.stringify(header.slice(0, 5).join(', '))}. The file has no header, or its header is not in the first line.`,
  );
}

function doesNotAddUp(
  name: string,
  { received, ingested, failed }: { received: number; ingested: number; failed: number },
): LakeError {
  return new LakeError(
    'counts-do-not-add-up',
    `${name} has ${received} records, but ${ingested} were converted and ${failed} failed, so nothing of it is ingested. Report this with the file.`,
  );
}
