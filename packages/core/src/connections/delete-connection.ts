import { assertWritable } from '../session/assert-writable.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { assertConfirmed } from './assert-confirmed.ts';
import { labelOf } from './connection-label.ts';
import { resolveReference } from './resolve-reference.ts';
import type { ConfirmOptions, WriteOptions } from './write-options.ts';

export interface DeletedConnection {
  id: string;
  /** The connection's name, or its id if it has no name. */
  name: string;
}

/**
 * Deletes a connection.
 *
 * @param reference An id or a name.
 * @throws HeadwaterError with code `name-not-confirmed` if the catalog does not know its source.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * await deleteConnection('Orders');
 */
export async function deleteConnection(
  reference: string,
  options: UseCaseOptions & ConfirmOptions & Pick<WriteOptions, 'yesProduction'> = {},
): Promise<DeletedConnection> {
  const session = await sessionOf(options);
  const { signal } = options;
  const connection = await resolveReference(reference, { session, signal });
  assertConfirmed(connection, options);
  await assertWritable(session, options);
  await session.client.connections.delete(connection.id, { signal });
  return { id: connection.id, name: labelOf(connection) };
}
