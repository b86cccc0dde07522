import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { failureOf, selectTyped } from '../columns/convert.ts';
import type { Engine } from '../engine/open-engine.ts';
import { literal } from '../engine/sql-text.ts';
import type { LakeColumn } from '../lake-column.ts';
import { LakeError } from '../lake-error.ts';
import type { LakePart } from '../staged-batch.ts';
import type { DelimitedFormat, StagedInput } from './delimited-input.ts';
import type { FailedRecord } from './failed-record.ts';
import { findFailedRecords } from './find-failed-records.ts';
import { prepareFile } from './prepare-file.ts';
import { relationOf, sourceColumn } from './read-delimited-sql.ts';
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
}

/**
 * Converts a delimited file to a Parquet file.
 *
 * @throws LakeError for a file that cannot be read as a whole
 */
export async function convertDelimited(
  engine: Engine,
  input: { file: StagedInput; format: DelimitedFormat },
  { columns, folder, partName }: ConversionTarget,
): Promise<ConvertedFile> {
  const { delimiter = ',', encoding = 'UTF-8' } = input.format;
  const code = delimiterCode(delimiter);
  const header = await readHeader(input.file, input.format);
  if (!columns.some(({ name }) => header.includes(name))) throw noKnownColumn(input.file.name, header);
  const textOf = ({ name }: LakeColumn): string => {
    const index = header.indexOf(name);
    return index < 0 ? 'cast(NULL as VARCHAR)' : sourceColumn(index);
  };
  const file = { ...input.file, delimiter: code, encoding, columnCount: header.length };
  const prepared = await prepareFile(file);
  const relation = relationOf(prepared, { ...file, delimiter });
  const partPath = join(folder, partName);
  const failure = failureOf(columns, textOf);
  const [copied] = await engine.run(
    `copy (select ${selectTyped(columns, textOf)} from ${relation} where ${failure.code} is null) to ${literal(partPath)} (format parquet, compression zstd)`,
  );
  const ingested = Number(copied?.Count);
  if (ingested === 0) await rm(partPath, { force: true });
  const received = prepared.records + prepared.malformed;
  const failed =
    received === ingested ? [] : await findFailedRecords(engine, { file, relation, columns, textOf });
  if (prepared.path !== file.path) await rm(prepared.path);
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

function delimiterCode(delimiter: string): number {
  const code = delimiter.charCodeAt(0);
  if (delimiter.length === 1 && code < 0x80 && !'"\n\r\0'.includes(delimiter)) return code;
  throw new LakeError(
    'delimiter-invalid',
    `The delimiter ${JSON.stringify(delimiter)} is not one ASCII character other than a quote or a line ending.`,
  );
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
