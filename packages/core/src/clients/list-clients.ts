import type { Client } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';

/** Clients of the session's organisation at the embedded service, revoked ones too. For administrators. */
export async function listClients(options: UseCaseOptions = {}): Promise<readonly Client[]> {
  const { client } = await sessionOf(options);
  return (await client.headwater.listClients({ signal: options.signal })).items;
}
