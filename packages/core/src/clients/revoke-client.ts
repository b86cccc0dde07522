import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

/**
 * Revokes a client: neither its secret nor its existing tokens authenticate any longer. Requires the administrator
 * role.
 */
export async function revokeClient(
  clientId: string,
  options: UseCaseOptions = {},
): Promise<{ clientId: string }> {
  const { client } = await embeddedSessionOf(options, 'Clients and roles');
  await client.headwater.revokeClient(clientId, { signal: options.signal });
  return { clientId };
}
