import { assertWritable } from '../session/assert-writable.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import { assertConfirmed } from './assert-confirmed.ts';
import { labelOf } from './connection-label.ts';
import { resolveReference } from './resolve-reference.ts';
import type { ConfirmOptions, WriteOptions } from './write-options.ts';

export interface ConnectionState {
  id: string;
  name: string;
  /** Including its double quotes. */
  etag: string;
  state: 'enabled' | 'disabled';
  /** True if the state changed. */
  isChanged: boolean;
}

/**
 * Enables or disables a connection. A connection that already has the state stays unchanged.
 *
 * @param reference An id or a name.
 * @throws HeadwaterError with code `name-not-confirmed` if the catalog does not know its source; nothing was
 * changed.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { isChanged } = await setConnectionState('Orders', 'disabled');
 */
export async function setConnectionState(
  reference: string,
  state: ConnectionState['state'],
  options: UseCaseOptions & ConfirmOptions & Pick<WriteOptions, 'yesProduction'> = {},
): Promise<ConnectionState> {
  const session = await sessionOf(options);
  const { signal } = options;
  const connection = await resolveReference(reference, { session, signal });
  const { id, etag, state: before } = connection;
  const name = labelOf(connection);
  if (before === state) return { id, name, etag, state, isChanged: false };
  assertConfirmed(connection, options);
  await assertWritable(session, options);
  const { connections } = session.client;
  const change = state === 'enabled' ? connections.enable : connections.disable;
  const changed = await change(id, { etag, signal });
  return { id, name, etag: changed.etag, state, isChanged: true };
}
