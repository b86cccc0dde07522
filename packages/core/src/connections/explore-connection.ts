import type { ExploreEntry } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { resolveReference } from './resolve-reference.ts';

export interface ExploreOptions extends UseCaseOptions {
  /** Folder to list, as a listing gave it. @default the root */
  path?: string | undefined;
}

/** Lists what a connection's source holds: folders, files or tables. @param reference An id or a name. */
export async function exploreConnection(
  reference: string,
  { path = '', ...options }: ExploreOptions = {},
): Promise<readonly ExploreEntry[]> {
  const session = await sessionOf(options);
  const { signal } = options;
  const { connections } = session.client;
  const { id } = await resolveReference(reference, { session, signal });
  if (path === '' || path === '/') return await connections.explore(id, { objectType: 'root' }, { signal });
  return await connections.explore(id, { objectType: 'folder', object: path }, { signal });
}
