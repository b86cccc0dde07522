import type { ExploreEntry } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';

export interface ExploreOptions extends UseCaseOptions {
  /** Folder to list. @default the root */
  path?: string | undefined;
}

/** Lists what a connection's source holds: folders, files or tables. @param reference An id or a name. */
export async function exploreConnection(
  reference: string,
  options: ExploreOptions = {},
): Promise<readonly ExploreEntry[]> {
  throw new Error(`Not built yet: ${reference} ${options.path}`);
}
