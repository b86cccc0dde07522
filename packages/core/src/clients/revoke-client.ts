import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

/**
 * Revokes a client: neither its secret nor its existing tokens authenticate any longer. Requires the administrator
 * role.
 *
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * await revokeClient(clientId);
 */
export async function revokeClient(
  clientId: string,
  options: UseCaseOptions = {},
): Promise<{ clientId: string }> {
  const { client } = await embeddedSessionOf(options, 'Clients and roles');
  await client.headwater.revokeClient(clientId, { signal: options.signal });
  return { clientId };
}
