import type { Connection } from '@headwater/models';
import { HeadwaterError, isApiError } from '@headwater/sdk';
import { findConnectionSource } from '../catalog/connection-source.ts';
import { AmbiguousNameError } from '../errors/ambiguous-name-error.ts';
import { describeError } from '../errors/describe-error.ts';
import type { Session, UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { nearest } from '../suggestions/nearest.ts';
import { nameFilter } from './name-filter.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Maximum number of connections searched for names similar to a missing one. */
const MAX_NAMES_COMPARED = 500;

/**
 * Finds a connection by its id or name.
 *
 * @throws AmbiguousNameError with the candidates if several connections have the name.
 * @throws HeadwaterError with code `connection-not-found` and similar names if no connection matches.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { id, etag } = await resolveReference('Orders');
 */
export async function resolveReference(reference: string, options: UseCaseOptions = {}): Promise<Connection> {
  const session = await sessionOf(options);
  const { signal } = options;
  const byId = ID.test(reference) ? await retrieveIfExists(reference, session, signal) : undefined;
  if (byId) return byId;

  const [first, ...others] = await findByName(reference, session, signal);
  if (!first) throw await notFound(reference, session, signal);
  if (others.length > 0) throw await ambiguous(reference, [first, ...others]);
  return first;
}

async function retrieveIfExists(
  id: string,
  { client }: Session,
  signal: AbortSignal | undefined,
): Promise<Connection | undefined> {
  try {
    return await client.connections.retrieve(id, { signal });
  } catch (error) {
    // A missing sandbox is also a 404. The search by name that follows distinguishes it from a missing connection.
    if (isApiError(error, 404)) return undefined;
    throw error;
  }
}

/** Finds all connections with exactly this name. */
export async function findByName(
  name: string,
  { client }: Session,
  signal: AbortSignal | undefined,
): Promise<readonly Connection[]> {
  const named: Connection[] = [];
  for await (const connection of client.connections.list({ property: nameFilter(name) }, { signal })) {
    if (connection.name === name) named.push(connection);
  }
  return named;
}

/** Creates the error that lists the candidates of an ambiguous name. */
export async function ambiguous(
  name: string,
  connections: readonly Connection[],
): Promise<AmbiguousNameError> {
  const candidates = connections.map(async (connection) => {
    const { id, state, updatedAt } = connection;
    const source = (await findConnectionSource(connection))?.definition.slug;
    return {
      id,
      name,
      ...(state !== undefined && { state }),
      ...(updatedAt !== undefined && { updatedAt }),
      ...(source !== undefined && { source }),
    };
  });
  return new AmbiguousNameError(name, await Promise.all(candidates));
}

async function notFound(
  reference: string,
  { client, sandbox }: Session,
  signal: AbortSignal | undefined,
): Promise<HeadwaterError> {
  const names: string[] = [];
  for await (const { name } of client.connections.list({}, { signal })) {
    if (name !== undefined && names.push(name) >= MAX_NAMES_COMPARED) break;
  }
  return new HeadwaterError(
    ...describeError(
      'connection-not-found',
      { reference, sandbox },
      { first: nearest(reference, [...new Set(names)], 3).map((near) => `Did you mean "${near}"?`) },
    ),
  );
}
