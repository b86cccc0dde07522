import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readLog } from '../commits/publish-commit.ts';
import type { Engine } from '../engine/open-engine.ts';
import { identifier, literal } from '../engine/sql-text.ts';
import { LakeError } from '../lake-error.ts';
import type { LakeLayout } from '../layout/lake-layout.ts';

export interface QueryResult {
  columns: readonly string[];
  /** Values as JSON; numbers that JSON cannot hold exactly are strings. */
  rows: readonly Readonly<Record<string, unknown>>[];
  /** True if more rows follow. */
  isCut: boolean;
}

/** Runs one SELECT over the datasets of a lake. A dataset has the records that its log lists, and no others. */
export async function queryLake(
  engine: Engine,
  layout: LakeLayout,
  { sql, maxRows }: { sql: string; maxRows: number },
): Promise<QueryResult> {
  for (const dataset of await listDatasets(layout)) {
    const commits = await readLog(layout, dataset);
    const files = commits.flatMap(({ parts }) =>
      parts.map(({ name }) => join(layout.dataset(dataset), name)),
    );
    if (files.length === 0) continue;
    await engine.run(
      `create view ${identifier(dataset)} as select * from read_parquet([${files.map(literal).join(', ')}], union_by_name = true)`,
    );
  }
  try {
    return await engine.select(sql, maxRows);
  } catch (error) {
    if (error instanceof LakeError) throw error;
    throw new LakeError('query-refused', error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

async function listDatasets(layout: LakeLayout): Promise<readonly string[]> {
  const entries = await readdir(join(layout.root, 'datasets'), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return [];
    },
  );
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}
