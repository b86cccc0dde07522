import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { DelimitedFormat } from '../delimited/delimited-input.ts';
import type { LakeColumn } from '../lake-column.ts';
import { type Lake, openLake } from '../open-lake.ts';
import type { StagedBatch } from '../staged-batch.ts';

/** The columns that a test dataset has unless a test names others. */
export const COLUMNS: readonly LakeColumn[] = [
  { name: 'id', type: 'long', required: true },
  { name: 'name', type: 'string' },
  { name: 'price', type: 'double' },
  { name: 'day', type: 'date' },
  { name: 'at', type: 'date-time' },
];

interface LoadOptions extends DelimitedFormat {
  /** @default COLUMNS */
  columns?: readonly LakeColumn[];
  /** @default b1 */
  batch?: string;
}

/** A lake in a temporary folder, with the dataset `d1`. */
export interface TestLake {
  lake: Lake;
  folder: string;
  /** Stages one file, `a.csv`. */
  stage(text: string | Buffer, options?: LoadOptions): Promise<StagedBatch>;
  publish(staged: StagedBatch, columns?: readonly LakeColumn[]): Promise<void>;
  /** Stages and publishes one file. */
  load(text: string | Buffer, options?: LoadOptions): Promise<StagedBatch>;
  /** The paths of the part files. */
  partPaths(): Promise<readonly string[]>;
  /** The rows of the dataset, by a reader that is not the engine. */
  readBack(): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openTestLake(): Promise<TestLake> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-lake-'));
  const lake = await openLake({ folder });
  const dataset = join(folder, 'datasets', 'd1');
  const test: TestLake = {
    lake,
    folder,
    async stage(text, { columns = COLUMNS, batch = 'b1', ...format } = {}) {
      const staging = join(lake.stagingFolder(batch), 'input');
      await mkdir(staging, { recursive: true });
      await writeFile(join(staging, '0'), text);
      const files = [{ path: join(staging, '0'), name: 'a.csv' }];
      return await lake.stage({
        dataset: 'd1',
        batch,
        input: { format: 'delimited', files, ...format },
        columns,
      });
    },
    publish: (staged, columns = COLUMNS) =>
      lake.publish({ ...staged, columns, writer: 'test', committedAt: 1 }),
    async load(text, options = {}) {
      const staged = await test.stage(text, options);
      await test.publish(staged, options.columns);
      return staged;
    },
    async partPaths() {
      const names = await readdir(dataset);
      return names.filter((name) => name.endsWith('.parquet')).map((name) => join(dataset, name));
    },
    async readBack() {
      return (await Promise.all((await test.partPaths()).map(readParquet))).flat();
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
  return test;
}

export async function readParquet(path: string): Promise<readonly Record<string, unknown>[]> {
  return await parquetReadObjects({ file: await asyncBufferFromFile(path), compressors });
}
