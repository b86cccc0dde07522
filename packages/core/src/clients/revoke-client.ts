import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

/** Lets a client in no more: neither with its secret nor with a token that it has. For administrators. */
export async function revokeClient(
  clientId: string,
  options: UseCaseOptions = {},
): Promise<{ clientId: string }> {
  const { client } = await embeddedSessionOf(options, 'Clients and roles');
  await client.headwater.revokeClient(clientId, { signal: options.signal });
  return { clientId };
}
