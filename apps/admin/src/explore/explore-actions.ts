'use server';
import { type ExploreEntry, exploreConnection } from '@headwater/core';
import { type Attempt, attempt } from '../headwater/attempt.ts';

/** What a folder holds, or why that could not be learnt. */
export type Branch = Attempt<readonly ExploreEntry[]>;

/** What some folders of a source hold, each for itself: one that cannot be listed takes none of the others with it. */
export async function listBranches(
  sandbox: string,
  { id, paths }: { id: string; paths: readonly string[] },
): Promise<Attempt<readonly Branch[]>> {
  const list = (path: string): Promise<Branch> =>
    attempt(sandbox, async (session) => (await exploreConnection(id, { session, path })).entries);
  return { isOk: true, value: await Promise.all(paths.map(list)) };
}
