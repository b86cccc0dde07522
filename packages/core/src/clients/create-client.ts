import type { ClientCredentials } from '@headwater/models';
import { embeddedSessionOf } from '../session/embedded-session-of.ts';
import type { UseCaseOptions } from '../session/session.ts';

/** A role in a sandbox; `*` stands for all of them. */
export type ClientGrant = ClientCredentials['grants'][number];

/** A client that was made, with all that a profile for it needs. */
export interface CreatedClient extends ClientCredentials {
  /** Of the service that made it. */
  baseUrl: string;
}

/** Makes a client of the embedded service. Its secret is in the answer and nowhere else. For administrators. */
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
