import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Writes the result of a query to a Parquet file with DuckDB and its defaults.
 *
 * @param options of the COPY statement, for example `ROW_GROUP_SIZE 10000`
 */
export async function writeWithDuckDb(query: string, options = 'FORMAT parquet'): Promise<Uint8Array> {
  return await inFolder(async (file) => {
    await run(`COPY (${query}) TO '${file}' (${options})`);
    return new Uint8Array(await readFile(file));
  });
}

/** Reads a Parquet file with DuckDB, an independent implementation. */
export async function queryWithDuckDb(
  bytes: Uint8Array,
  query: (file: string) => string,
): Promise<Record<string, unknown>[]> {
  return await inFolder(async (file) => {
    await writeFile(file, bytes);
    return await run(query(`'${file}'`));
  });
}

async function run(sql: string): Promise<Record<string, unknown>[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create();
  try {
    const connection = await instance.connect();
    const result = await connection.runAndReadAll(sql);
    return result.getRowObjectsJson();
  } finally {
    instance.closeSync();
  }
}

async function inFolder<T>(use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-parquet-'));
  try {
    return await use(join(folder, 'file.parquet'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
