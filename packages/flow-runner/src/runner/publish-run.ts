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

/**
 * Publishes what an earlier process committed but did not publish. A run that cannot be published, for example because
 * its parts are lost, is reported and does not hold up the others.
 */
export async function publishMissing(
  tools: Pick<RunnerTools, 'lake' | 'store'>,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const run of await tools.store.runs.listUnpublished(1000)) {
    await publishRun(run, tools).catch(onError);
  }
}
