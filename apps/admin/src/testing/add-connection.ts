import { createConnection, openSession, type Session } from '@headwater/core';
import type { TestPortal } from './start-portal.ts';

/** A session of the core beside the portal, as another person would have one. */
export async function openOtherSession({ homeDirectory }: TestPortal, sandbox = 'dev'): Promise<Session> {
  return await openSession({ homeDirectory, sandbox, environment: {} });
}

/** A connection to the sample storage. @returns its id */
export async function addConnection(portal: TestPortal, name: string): Promise<string> {
  const session = await openOtherSession(portal);
  const auth = { method: 'ConnectionString', connectionString: portal.connectionString } as const;
  const { id } = await createConnection('azure-blob', { name, auth }, { session, lint: false });
  return id;
}
