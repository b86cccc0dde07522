import type { GivenHostKey, TrustedHostKey } from '@headwater/models';
import { assertWritable } from '../session/assert-writable.ts';
import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';
import { labelOf } from './connection-label.ts';
import { resolveReference } from './resolve-reference.ts';
import type { WriteOptions } from './write-options.ts';

type HostKeyWriteOptions = UseCaseOptions & Pick<WriteOptions, 'yesProduction'>;

const WHAT = 'Host keys';

/**
 * Lists the SSH host keys that a connection trusts.
 *
 * @param reference An id or a name.
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const keys = await listHostKeys('Orders');
 */
export async function listHostKeys(
  reference: string,
  options: UseCaseOptions = {},
): Promise<readonly TrustedHostKey[]> {
  const session = await embeddedSessionOf(options, WHAT);
  const { signal } = options;
  const { id } = await resolveReference(reference, { session, signal });
  return (await session.client.headwater.hostKeys(id, { signal })).items;
}

/**
 * Trusts a key in place of the pinned one. The server's administrator should confirm it first.
 *
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * await trustHostKey('Orders', { fingerprint: 'SHA256:uNiVztksCsDhcc0u9e8BrGaqzIuMYtcX4XYXqFFGGgE' });
 */
export async function trustHostKey(
  reference: string,
  key: GivenHostKey,
  options: HostKeyWriteOptions = {},
): Promise<TrustedHostKey> {
  const session = await embeddedSessionOf(options, WHAT);
  const { signal } = options;
  const { id } = await resolveReference(reference, { session, signal });
  await assertWritable(session, options);
  return await session.client.headwater.trustHostKey(id, key, { signal });
}

/**
 * Removes the pinned keys; the next use of the connection pins the key that the server presents.
 *
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws HeadwaterError with code `connection-not-found`, or AmbiguousNameError if several connections have the
 * name.
 * @throws HeadwaterError with code `production-guard` if a write to a production sandbox lacks `yesProduction`;
 * nothing was written.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * await forgetHostKeys('Orders');
 */
export async function forgetHostKeys(
  reference: string,
  options: HostKeyWriteOptions = {},
): Promise<{ id: string; name: string }> {
  const session = await embeddedSessionOf(options, WHAT);
  const { signal } = options;
  const connection = await resolveReference(reference, { session, signal });
  await assertWritable(session, options);
  await session.client.headwater.forgetHostKeys(connection.id, { signal });
  return { id: connection.id, name: labelOf(connection) };
}
