import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DelimitedInput } from '../delimited/delimited-input.ts';
import type { FailedRecord } from '../delimited/failed-record.ts';
import { type ConvertedFile, convertDelimited } from '../delimited/stage-delimited.ts';
import type { Engine } from '../engine/open-engine.ts';
import { literal } from '../engine/sql-text.ts';
import type { LakeColumn } from '../lake-column.ts';
import type { LakeLayout } from '../layout/lake-layout.ts';
import type { FailureCount, StagedBatch } from '../staged-batch.ts';

export interface StageRequest {
  dataset: string;
  batch: string;
  input: DelimitedInput;
  /** The columns of the dataset. */
  columns: readonly LakeColumn[];
}

/** The file of the failed records of a batch, in its staging folder and in the folder of failed records. */
export const FAILED_RECORDS = 'failed.parquet';

/** Converts the files of a batch. An earlier attempt at the same batch is removed first. */
export async function stageBatch(
  engine: Engine,
  { dataset, batch, input, columns }: StageRequest,
  layout: LakeLayout,
): Promise<StagedBatch> {
  const folder = layout.stagedParts(batch);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const converted: ConvertedFile[] = [];
  for (const [index, file] of input.files.entries()) {
    const target = { columns, folder, partName: `${batch}-${index}.parquet` };
    converted.push(await convertDelimited(engine, { file, format: input }, target));
  }
  const failed = converted.flatMap((file) => file.failed);
  if (failed.length > 0) await writeFailedRecords(engine, failed, layout.staging(batch));
  const parts = converted.flatMap(({ part }) => (part === undefined ? [] : [part]));
  for (const { name } of parts) await sync(join(folder, name));
  return {
    dataset,
    batch,
    parts,
    counts: {
      received: converted.reduce((sum, { received }) => sum + received, 0),
      ingested: parts.reduce((sum, { rows }) => sum + rows, 0),
      failed: failed.length,
      skipped: 0,
      deleted: 0,
    },
    failures: countFailures(failed),
    ignoredColumns: [...new Set(converted.flatMap(({ ignoredColumns }) => ignoredColumns))],
  };
}

async function writeFailedRecords(
  engine: Engine,
  failed: readonly FailedRecord[],
  folder: string,
): Promise<void> {
  const lines = join(folder, 'failed.jsonl');
  await writeFile(lines, failed.map((record) => `${JSON.stringify(record)}\n`).join(''));
  const columns =
    "{'file': 'VARCHAR', 'line': 'BIGINT', 'column': 'VARCHAR', 'code': 'VARCHAR', 'message': 'VARCHAR', 'text': 'VARCHAR'}";
  const source = `read_json(${literal(lines)}, format = 'newline_delimited', columns = ${columns})`;
  const target = join(folder, FAILED_RECORDS);
  await engine.run(`copy (from ${source}) to ${literal(target)} (format parquet, compression zstd)`);
  await rm(lines);
  await sync(target);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

function countFailures(failed: readonly FailedRecord[]): readonly FailureCount[] {
  const groups = Map.groupBy(failed, ({ code, column, message }) => JSON.stringify([code, column, message]));
  return [...groups.values()].map((records) => {
    const [{ code, message } = { code: '', message: '' }] = records;
    return { code, message, count: records.length };
  });
}
