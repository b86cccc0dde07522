import type { ClientCredentials } from '@headwater/models';
import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

/** A role in a sandbox; `*` stands for all sandboxes. */
export type ClientGrant = ClientCredentials['grants'][number];

/** A new client, with everything that a profile for it needs. */
export interface CreatedClient extends ClientCredentials {
  /** Base URL of the service that created it. */
  baseUrl: string;
}

/**
 * Creates a client of the embedded service. Only this response contains its secret. Requires the administrator role.
 *
 * @throws ConfigError with code `embedded-service-only` if the target is not an embedded service.
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { clientId, clientSecret } = await createClient({ name: 'CI', grants: [{ sandbox: 'dev', role: 'editor' }] });
 */
export async function createClient(
  client: { name: string; grants: readonly ClientGrant[] },
  options: UseCaseOptions = {},
): Promise<CreatedClient> {
  const session = await embeddedSessionOf(options, 'Clients and roles');
  const { name, grants } = client;
  const { signal } = options;
  const made = await session.client.headwater.createClient({ name, grants: [...grants] }, { signal });
  session.redactor.register(made.clientSecret);
  return { ...made, baseUrl: session.profile.baseUrl };
}
