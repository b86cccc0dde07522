import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { LakeCommit, LoggedCommit } from './commits/lake-commit.ts';
import { publishCommit, readLog } from './commits/publish-commit.ts';
import type { FailedRecord } from './delimited/failed-record.ts';
import { type Engine, type EngineOptions, openEngine } from './engine/open-engine.ts';
import { layOut } from './layout/lake-layout.ts';
import { committedParts, type QueryResult, queryLake } from './query/query-lake.ts';
import { type FailedRecordsPage, readFailedRecords } from './query/read-failed-records.ts';
import type { StagedBatch } from './staged-batch.ts';
import { type StageRequest, stageBatch } from './staging/stage-batch.ts';

export interface LakeOptions {
  /** An absolute path; created if it is missing. */
  folder: string;
  /** Memory of the engine, in megabytes. @default 256 */
  memoryLimitMb?: number;
  /** @default 2 */
  threads?: number;
}

/** Where data lands: datasets of Parquet files, each with a log of its commits. */
export interface Lake {
  /** The folder for the copied files of a batch. */
  stagingFolder(batch: string): string;
  /**
   * Converts staged files to Parquet. Readers see nothing of it before `publish`. Another call for the same batch
   * begins again.
   *
   * @throws LakeError for a file that cannot be read as a whole; the reason of the signal
   */
  stage(request: StageRequest, signal?: AbortSignal): Promise<StagedBatch>;
  /** Makes a staged batch visible. Repeatable after a crash. */
  publish(commit: LakeCommit): Promise<void>;
  /** Removes a batch that is not published. */
  discard(batch: string): Promise<void>;
  /** The commits of a dataset, the oldest first. */
  commits(dataset: string): Promise<readonly LoggedCommit[]>;
  /**
   * Runs one SELECT over the datasets, which are views named by their ids. It reads committed records and no other file.
   *
   * @throws LakeError `query-refused`
   */
  query(sql: string, options?: { maxRows?: number }): Promise<QueryResult>;
  /** The failed records of a published batch, in the order of files and lines; none if no record failed. */
  failedRecords(dataset: string, batch: string, page?: FailedRecordsPage): Promise<readonly FailedRecord[]>;
}

export async function openLake({ folder, memoryLimitMb = 256, threads = 2 }: LakeOptions): Promise<Lake> {
  const layout = layOut(folder);
  await mkdir(layout.temporary, { recursive: true });

  /** Each piece of work has an engine of its own, whose memory is free after it. */
  async function withEngine<T>(
    reach: Pick<EngineOptions, 'folder' | 'files' | 'prepare'>,
    work: (engine: Engine) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T> {
    signal?.throwIfAborted();
    const engine = await openEngine({ ...reach, temporaryFolder: layout.temporary, memoryLimitMb, threads });
    const stop = (): void => engine.interrupt();
    signal?.addEventListener('abort', stop);
    try {
      return await work(engine);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
      engine.close();
    }
  }

  return {
    stagingFolder: (batch) => layout.staging(batch),
    stage: (request, signal) =>
      withEngine({ folder }, (engine) => stageBatch(engine, request, layout), signal),
    publish: (commit) => publishCommit(layout, commit),
    async discard(batch) {
      await rm(layout.staging(batch), { recursive: true, force: true });
    },
    commits: (dataset) => readLog(layout, dataset),
    query: async (sql, { maxRows = 1000 } = {}) =>
      await withEngine(await committedParts(layout), (engine) => queryLake(engine, { sql, maxRows })),
    async failedRecords(dataset, batch, page = {}) {
      // The layout checks the id of the batch.
      layout.staging(batch);
      const file = join(layout.failedRecords(dataset), `${batch}.parquet`);
      if (!existsSync(file)) return [];
      return await withEngine({ files: [file] }, (engine) => readFailedRecords(engine, file, page));
    },
  };
}
