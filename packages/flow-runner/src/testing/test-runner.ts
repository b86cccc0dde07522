import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type FlowRow,
  type FlowSchedule,
  openSqliteStore,
  type RunRow,
  type Scope,
  type Store,
} from '@headwater/flow-store';
import { type Lake, type LakeColumn, openLake } from '@headwater/lake';
import type { SourceFile } from '../files/choose-files.ts';
import type { FileRunSource } from '../run/run-task.ts';
import { createFlowRunner, type FlowRunner, type FlowRunnerOptions } from '../runner/flow-runner.ts';

export const SCOPE: Scope = { imsOrgId: 'org', sandboxName: 'dev' };
export const START: number = Date.UTC(2026, 0, 1);
const COLUMNS: readonly LakeColumn[] = [
  { name: 'id', type: 'long', required: true },
  { name: 'name', type: 'string' },
];

/** A runner over a real store and a real lake, whose source is a folder of files. The clock is a variable. */
export interface TestRunner {
  store: Store;
  lake: Lake;
  runner: FlowRunner;
  /** Creates another runner on the same store and lake. */
  openRunner(change?: Partial<FlowRunnerOptions>): FlowRunner;
  clock: { now: number };
  /** Writes a file of the source, modified at a time. */
  put(name: string, text: string, modifiedAt: number): Promise<void>;
  addFlow(schedule: FlowSchedule, options?: FlowRow['options']): Promise<FlowRow>;
  /** The runs of a flow, the oldest first. */
  runsOf(flow: FlowRow): Promise<readonly RunRow[]>;
  /** The ids in the dataset, sorted. */
  ids(): Promise<readonly number[]>;
  close(): Promise<void>;
}

const DATASET = 'd1';

export async function openTestRunner(): Promise<TestRunner> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-runner-'));
  const store = await openSqliteStore({ file: join(folder, 'store.db') });
  const lake = await openLake({ folder: join(folder, 'lake') });
  const files = join(folder, 'source');
  await mkdir(files);
  const clock = { now: START };
  const openRunner = (change: Partial<FlowRunnerOptions> = {}): FlowRunner =>
    createFlowRunner({
      store,
      lake,
      openSource: async () => openFolder(files),
      readColumns: async () => COLUMNS,
      explain: (error) => ({ code: 'CONNECTOR-1001-500', message: String(error) }),
      createEtag: () => JSON.stringify(randomUUID()),
      createId: randomUUID,
      createBatchId: () => randomUUID(),
      now: () => clock.now,
      owner: randomUUID(),
      onError: () => {},
      ...change,
    });
  return {
    store,
    lake,
    runner: openRunner(),
    openRunner,
    clock,
    async put(name, text, modifiedAt) {
      await writeFile(join(files, name), text);
      await utimes(join(files, name), modifiedAt / 1000, modifiedAt / 1000);
    },
    async addFlow(scheduleParams, options = {}) {
      const flow = flowOf(scheduleParams, options);
      await addEnds(store, flow);
      await store.flows.insert(SCOPE, flow);
      return flow;
    },
    async runsOf({ id }) {
      const conditions = [{ field: 'flowId', operator: '==', values: [id] }] as const;
      const { rows } = await store.runs.list(SCOPE, { conditions, limit: 100 });
      return rows.toSorted((a, b) => a.window.to - b.window.to);
    },
    async ids() {
      const { rows } = await lake.query(`select id from ${DATASET} order by id`);
      return rows.map(({ id }) => Number(id));
    },
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function openFolder(folder: string): FileRunSource<SourceFile> {
  return {
    async *list() {
      for (const path of await readdir(folder)) {
        const { size, mtimeMs } = await stat(join(folder, path));
        yield { path, size, modifiedAt: mtimeMs };
      }
    },
    open: async ({ path }) => {
      const bytes = await readFile(join(folder, path));
      return (async function* () {
        yield bytes;
      })();
    },
  };
}

const AUDIT_FIELDS = {
  etag: '"1"',
  createdAt: START,
  updatedAt: START,
  createdBy: 'a',
  updatedBy: 'a',
  createdClient: 'a',
  updatedClient: 'a',
};

async function addEnds(store: Store, { sourceConnectionIds, targetConnectionIds }: FlowRow): Promise<void> {
  const end = {
    ...AUDIT_FIELDS,
    name: 'End',
    state: 'enabled',
    connectionSpec: { id: 'spec', version: '1.0' },
  } as const;
  for (const id of sourceConnectionIds) await store.sourceConnections.insert(SCOPE, { ...end, id });
  for (const id of targetConnectionIds) await store.targetConnections.insert(SCOPE, { ...end, id });
}

function flowOf(scheduleParams: FlowSchedule, options: NonNullable<FlowRow['options']>): FlowRow {
  return {
    id: randomUUID(),
    name: 'Orders',
    state: 'enabled',
    ...AUDIT_FIELDS,
    flowSpec: { id: 'files', version: '1.0' },
    sourceConnectionIds: [randomUUID()],
    targetConnectionIds: [randomUUID()],
    scheduleParams,
    options,
    plannedRunAt: scheduleParams.startTime * 1000,
    bound: {
      target: {
        id: 'target',
        etag: '"1"',
        connectionSpec: { id: 'lake', version: '1.0' },
        params: { dataSetId: DATASET },
      },
    },
    lastOperation: { operation: 'create' },
  };
}
