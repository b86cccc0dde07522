'use server';
import { type ExploreListing, exploreConnection } from '@headwater/core';
import { type Attempt, attempt } from '../headwater/attempt.ts';

/** The contents of a folder, or the reason that they could not be read. */
export type Branch = Attempt<ExploreListing>;

/** A folder to list, from its beginning or from the end of the previous page. */
export interface BranchRequest {
  path: string;
  after?: string | undefined;
}

/** Lists several folders of a source separately: if one cannot be listed, the others still are. */
export async function listBranches(
  sandbox: string,
  { id, folders }: { id: string; folders: readonly BranchRequest[] },
): Promise<Attempt<readonly Branch[]>> {
  const list = (folder: BranchRequest): Promise<Branch> =>
    attempt(sandbox, (session) => exploreConnection(id, { session, ...folder }));
  return { isOk: true, value: await Promise.all(folders.map(list)) };
}
