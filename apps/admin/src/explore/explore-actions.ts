'use server';
import { type ExploreListing, exploreConnection } from '@headwater/core';
import { type Attempt, attempt } from '../headwater/attempt.ts';

/** What a folder holds, or why that could not be learned. */
export type Branch = Attempt<ExploreListing>;

/** A folder to list, from its beginning or on from the end of a page. */
export interface BranchRequest {
  path: string;
  after?: string | undefined;
}

/** What some folders of a source hold, each for itself: one that cannot be listed takes none of the others with it. */
export async function listBranches(
  sandbox: string,
  { id, folders }: { id: string; folders: readonly BranchRequest[] },
): Promise<Attempt<readonly Branch[]>> {
  const list = (folder: BranchRequest): Promise<Branch> =>
    attempt(sandbox, (session) => exploreConnection(id, { session, ...folder }));
  return { isOk: true, value: await Promise.all(folders.map(list)) };
}
