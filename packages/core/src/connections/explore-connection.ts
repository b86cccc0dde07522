import type { ExploreEntry } from '@headwater/models';
import { InvalidInputError, isApiError } from '@headwater/sdk';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { describeObject } from './describe-object.ts';
import { resolveReference } from './resolve-reference.ts';

export interface ExploreOptions extends UseCaseOptions {
  /** Folder to list, as a listing gave it. @default the root */
  path?: string | undefined;
}

/**
 * Lists what a connection's source holds: folders, files or tables.
 *
 * @param reference An id or a name.
 * @throws InvalidInputError at the path of a file or table, which has nothing below it.
 */
export async function exploreConnection(
  reference: string,
  { path = '', ...options }: ExploreOptions = {},
): Promise<readonly ExploreEntry[]> {
  const session = await sessionOf(options);
  const { signal } = options;
  const { connections } = session.client;
  const { id } = await resolveReference(reference, { session, signal });
  if (path === '' || path === '/') return await connections.explore(id, { objectType: 'root' }, { signal });
  try {
    return await connections.explore(id, { objectType: 'folder', object: path }, { signal });
  } catch (error) {
    if (
      isApiError(error) &&
      error.code === SOURCE_REFUSED &&
      (await isObject(id, path, { session, signal }))
    ) {
      throw objectNotFolder(path, error);
    }
    throw error;
  }
}

/** What is answered for a folder that is not there, and so for a file in its place. */
const SOURCE_REFUSED = 'CONNECTOR-1308-400';

async function isObject(id: string, path: string, options: UseCaseOptions): Promise<boolean> {
  return await describeObject(id, path, options).then(
    () => true,
    () => false,
  );
}

function objectNotFolder(path: string, cause: unknown): InvalidInputError {
  return new InvalidInputError(`"${path}" is a file or table, so there is nothing to list below it.`, {
    code: 'path-is-object',
    nextSteps: ['Preview it or ask for its columns, or list the folder that it is in.'],
    cause,
  });
}
