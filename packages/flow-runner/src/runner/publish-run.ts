import type { RunRow, Scoped } from '@headwater/flow-store';
import type { LakeCommit } from '@headwater/lake';
import type { RunnerTools } from './runner-tools.ts';

/** Publishes the commit of a successful run in the lake. Repeatable: a crash in between leaves it to the next call. */
export async function publishRun(
  { scope, row }: Scoped<RunRow>,
  { lake, store }: Pick<RunnerTools, 'lake' | 'store'>,
): Promise<void> {
  await lake.publish(row.commit as unknown as LakeCommit);
  await store.runs.markPublished(scope, row.id);
}

/** Publishes what an earlier process committed but did not publish. */
export async function publishMissing(tools: Pick<RunnerTools, 'lake' | 'store'>): Promise<void> {
  for (const run of await tools.store.runs.listUnpublished(1000)) await publishRun(run, tools);
}
