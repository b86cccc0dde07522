import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readLog } from '../commits/publish-commit.ts';
import type { Engine, EngineOptions } from '../engine/open-engine.ts';
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

/** The scope of a query: committed parts, as views. Failed records, staged parts and logs stay out of its reach. */
export async function committedParts(layout: LakeLayout): Promise<Pick<EngineOptions, 'files' | 'prepare'>> {
  const files: string[] = [];
  const prepare: string[] = [];
  for (const dataset of await listDatasets(layout)) {
    const commits = await readLog(layout, dataset);
    const parts = commits.flatMap((commit) =>
      commit.parts.map(({ name }) => join(layout.dataset(dataset), name)),
    );
    if (parts.length === 0) continue;
    files.push(...parts);
    prepare.push(
      `create view ${identifier(dataset)} as select * from read_parquet([${parts.map(literal).join(', ')}], union_by_name = true)`,
    );
  }
  return { files, prepare };
}

/** Runs one SELECT of a user. */
export async function queryLake(
  engine: Engine,
  { sql, maxRows }: { sql: string; maxRows: number },
): Promise<QueryResult> {
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
