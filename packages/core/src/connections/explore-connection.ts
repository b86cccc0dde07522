import type { ExploreListing } from '@headwater/models';
import { InvalidInputError, isApiError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { Session, UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { withAllowListAdvice } from './allow-list-advice.ts';
import { labelOf } from './connection-label.ts';
import { describeObject } from './describe-object.ts';
import { findExploreWay, notListable } from './explore-way.ts';
import { toEntries } from './explored-shapes.ts';
import { resolveReference } from './resolve-reference.ts';

export interface ExploreOptions extends UseCaseOptions {
  /** Path of the folder to list, as returned by a listing. @default the root */
  path?: string | undefined;
  /** `after` of the previous page of the same path. @default the first page */
  after?: string | undefined;
}

/**
 * Lists a page of the folders, files, or tables in a connection's source. If the result has `after`, more pages
 * follow.
 *
 * @param reference An id or a name.
 * @throws InvalidInputError if the path is a file or table, which has no children.
 * @throws HeadwaterError with code `nothing-to-explore` or `nothing-to-list` if the source has no objects to list.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { entries, after } = await exploreConnection('Orders', { path: 'landing' });
 */
export async function exploreConnection(
  reference: string,
  { path = '', after, ...options }: ExploreOptions = {},
): Promise<ExploreListing> {
  const session = await sessionOf(options);
  const { signal } = options;
  const connection = await resolveReference(reference, { session, signal });
  const { id } = connection;
  const { kind, specId } = await findExploreWay(connection);
  if (kind === 'rest') throw notListable(labelOf(connection));
  const isRoot = path === '' || path === '/';
  try {
    return await listPage(id, { path: isRoot ? '' : path, after, specId, session, signal });
  } catch (error) {
    const isRefused = isApiError(error) && error.code === SOURCE_REFUSED && !isRoot && after === undefined;
    if (isRefused && (await isObject(id, path, { session, signal }))) throw objectNotFolder(path, error);
    throw error;
  }
}

/**
 * Lists the whole content of a folder, page by page.
 *
 * @param reference An id or a name.
 * @throws the errors of `exploreConnection`.
 * @example
 * for await (const { entries } of explorePages('Orders')) console.log(entries.length);
 */
export async function* explorePages(
  reference: string,
  options: ExploreOptions = {},
): AsyncGenerator<ExploreListing, void, void> {
  const session = await sessionOf(options);
  let after = options.after;
  do {
    const page: ExploreListing = await exploreConnection(reference, { ...options, session, after });
    yield page;
    after = page.after;
  } while (after !== undefined);
}

/** Statuses and codes returned for a folder that does not exist, and therefore for a file at its path. */
const SOURCE_REFUSED = 'CONNECTOR-1308-400';

interface PageRequest {
  path: string;
  after: string | undefined;
  specId: string | undefined;
  session: Session;
  signal: AbortSignal | undefined;
}

/** The platform lists a folder in a single response; only the embedded service has pages. */
async function listPage(
  id: string,
  { path, after, specId, session, signal }: PageRequest,
): Promise<ExploreListing> {
  const { client, target } = session;
  const params =
    path === '' ? ({ objectType: 'root' } as const) : ({ objectType: 'folder', object: path } as const);
  if ((await target.kind()) === 'headwater')
    return await client.headwater.exploreConnection(id, { ...params, after }, { signal });
  if (after !== undefined) throw pagesNotOffered();
  const explore =
    specId === undefined
      ? client.connections.explore(id, params, { signal })
      : client.connectionSpecs.explore(specId, params, { signal });
  return { entries: toEntries(await withAllowListAdvice<unknown>(explore, session)) };
}

async function isObject(id: string, path: string, options: UseCaseOptions): Promise<boolean> {
  return await describeObject(id, path, options).then(
    () => true,
    () => false,
  );
}

function objectNotFolder(path: string, cause: unknown): InvalidInputError {
  return new InvalidInputError(...describeError('path-is-object', { path }, { cause }));
}

function pagesNotOffered(): InvalidInputError {
  return new InvalidInputError(...describeError('pages-not-offered', {}));
}
