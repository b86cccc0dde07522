import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceFile } from '../files/choose-files.ts';
import { runFiles } from './run-files.ts';
import type { FileRunTask, StagedOutput } from './run-task.ts';

const T0 = Date.UTC(2026, 0, 1);
const COUNTS = { received: 4, ingested: 3, failed: 1, skipped: 0, deleted: 0 };
const STAGED: StagedOutput = {
  parts: [{ bytes: 100 }],
  counts: COUNTS,
  failures: [{ code: 'INGEST-1401-400', message: 'A value is not a number.', count: 1 }],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-runner-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

type Task = FileRunTask<SourceFile, StagedOutput>;

function taskOf(change: Partial<Task> = {}): Task {
  return {
    batchId: 'batch',
    window: { to: T0 },
    isOnce: true,
    sourceConnectionId: 'source',
    targetConnectionId: 'target',
    seen: [],
    lagMs: 0,
    isFirst: true,
    partialIngestionPercent: 50,
    folder: join(folder, 'input'),
    source: {
      async *list() {
        yield { path: 'a.csv', size: 5, modifiedAt: T0 - 1 };
        yield { path: 'later.csv', size: 5, modifiedAt: T0 + 1 };
      },
      open: async () => pieces('id\n', '1\n'),
    },
    convert: async () => STAGED,
    ...change,
  };
}

const tools = (signal = new AbortController().signal) => ({
  now: () => T0 + 1000,
  signal,
  explain: (error: unknown, phase: string) => ({ code: 'CONNECTOR-1001-500', message: `${phase}: ${error}` }),
});

describe('a run over files', () => {
  it('copies the files of its window unchanged, and converts them', async () => {
    const converted: string[] = [];
    const outcome = await runFiles(
      taskOf({
        async convert(files) {
          for (const { path, name } of files) converted.push(`${name}: ${await readFile(path, 'utf8')}`);
          return STAGED;
        },
      }),
      tools(),
    );
    expect(converted).toEqual(['a.csv: id\n1\n']);
    expect(outcome).toMatchObject({
      staged: STAGED,
      facts: {
        status: 'success',
        inputFiles: 1,
        inputBytes: 5,
        output: { files: 1, bytes: 100, counts: COUNTS },
      },
    });
  });

  it('succeeds and reports its failed records if they are below the threshold', async () => {
    const { facts } = await runFiles(taskOf(), tools());
    expect(facts.errors).toEqual([
      { code: 'INGEST-1401-400', message: 'A value is not a number.', recordCount: 1 },
    ]);
  });

  it('ingests nothing if more records failed than the flow allows', async () => {
    const outcome = await runFiles(taskOf({ partialIngestionPercent: 20 }), tools());
    expect(outcome.staged).toBeUndefined();
    expect(outcome.facts).toMatchObject({
      status: 'failed',
      output: { files: 0, counts: { received: 4, ingested: 0, failed: 1, skipped: 3 } },
    });
    expect(outcome.facts.errors[0]?.message).toContain(
      '1 of 4 records failed, and the flow allows 20 percent',
    );
  });

  it('fails if its records do not add up', async () => {
    const counts = { ...COUNTS, ingested: 2 };
    const outcome = await runFiles(taskOf({ convert: async () => ({ ...STAGED, counts }) }), tools());
    expect(outcome.facts.status).toBe('failed');
    expect(outcome.facts.errors[0]?.message).toContain('The records do not add up: 4 were received');
    expect(outcome).not.toHaveProperty('staged');
  });

  it('succeeds without files, and converts nothing', async () => {
    const outcome = await runFiles(taskOf({ window: { to: T0 - 5 } }), tools());
    expect(outcome).toMatchObject({ seen: [], facts: { status: 'success', inputFiles: 0 } });
    expect(outcome.facts.output?.counts.received).toBe(0);
  });

  it('reports a source that fails in the middle of a file, and remembers no file', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('id\n');
      throw new Error('connection lost');
    }
    const { source } = taskOf();
    const outcome = await runFiles(taskOf({ source: { ...source, open: async () => broken() } }), tools());
    expect(outcome.facts).toMatchObject({
      status: 'failed',
      errors: [{ code: 'CONNECTOR-1001-500', message: 'copy: Error: connection lost' }],
    });
    expect(outcome.facts).not.toHaveProperty('copiedAt');
    expect(outcome).not.toHaveProperty('seen');
  });

  it('empties the folder of an earlier attempt', async () => {
    await runFiles(
      taskOf({ source: { ...taskOf().source, open: async () => pieces('old'.repeat(99)) } }),
      tools(),
    );
    await runFiles(taskOf(), tools());
    expect(await readdir(join(folder, 'input'))).toEqual(['0']);
    expect(await readFile(join(folder, 'input', '0'), 'utf8')).toBe('id\n1\n');
  });

  it('ends with the reason of an abort, not with an outcome', async () => {
    const end = new AbortController();
    const { source } = taskOf();
    const open = async () => {
      end.abort(new Error('shutting down'));
      return pieces('x');
    };
    await expect(runFiles(taskOf({ source: { ...source, open } }), tools(end.signal))).rejects.toThrow(
      'shutting down',
    );
  });
});
