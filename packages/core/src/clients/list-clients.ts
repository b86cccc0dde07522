import type { Client } from '@headwater/models';
import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

/**
 * Lists the clients of the session's organization at the embedded service, including revoked ones. Requires the
 * administrator role.
 *
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const clients = await listClients();
 */
export async function listClients(options: UseCaseOptions = {}): Promise<readonly Client[]> {
  const { client } = await embeddedSessionOf(options, 'Clients and roles');
  return (await client.headwater.listClients({ signal: options.signal })).items;
}
