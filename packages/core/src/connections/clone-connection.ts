import type { Connection } from '@headwater/models';
import { HeadwaterError } from '@headwater/sdk';
import { splitSecrets } from '@headwater/sources';
import { findConnectionSource } from '../catalog/connection-source.ts';
import { describeError } from '../errors/describe-error.ts';
import type { Session, UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { labelOf } from './connection-label.ts';
import { type CreatedConnection, createConnection } from './create-connection.ts';
import { resolveReference } from './resolve-reference.ts';
import type { ConnectionChanges } from './update-connection.ts';
import type { WriteOptions } from './write-options.ts';

export interface CloneConnectionOptions extends UseCaseOptions, WriteOptions {
  /** Session in which the clone is created, for example in another sandbox. @default the given session */
  into?: Session | undefined;
}

/**
 * Creates a copy of a connection. Secrets cannot be read back, so `params` must contain them.
 *
 * @param reference An id or a name.
 * @throws InvalidInputError with a finding for each missing secret; nothing was sent.
 * @throws HeadwaterError with code `source-unknown` if the catalog does not know the connection's source.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * await cloneConnection('Orders', { name: 'Orders copy', params: { connectionString: '${env:BLOB}' } });
 */
export async function cloneConnection(
  reference: string,
  changes: ConnectionChanges & { name: string },
  options: CloneConnectionOptions = {},
): Promise<CreatedConnection> {
  const session = await sessionOf(options);
  const { signal, lint, yesProduction, into = session } = options;
  const connection = await resolveReference(reference, { session, signal });
  const source = await findConnectionSource(connection);
  if (!source || (connection.auth && !source.variant)) throw sourceUnknown(connection);
  const { definition, variant } = source;
  const { open } = splitSecrets(variant, connection.auth?.params ?? {});
  const literal = Object.fromEntries(
    Object.entries(open).map(([key, value]) => [key, escapeReferences(value)]),
  );
  const input = {
    source: definition.slug,
    name: changes.name,
    description: changes.description ?? connection.description,
    ...(variant && { auth: { method: variant.key, params: { ...literal, ...changes.params } } }),
  };
  return await createConnection(input, {
    session: into,
    signal,
    lint,
    yesProduction,
  });
}

/** A literal `${` must not be read as a reference. */
export function escapeReferences(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('${', () => '$${') : value;
}

function sourceUnknown(connection: Connection): HeadwaterError {
  return new HeadwaterError(
    ...describeError('source-unknown', { name: labelOf(connection), id: connection.id, purpose: 'cloned' }),
  );
}
