import { createConnection, openSession, type Session } from '@headwater/core';
import type { TestPortal } from './start-portal.ts';

/** A session of the core beside the portal, as another person would have one. */
export async function openOtherSession({ homeDirectory }: TestPortal, sandbox = 'dev'): Promise<Session> {
  return await openSession({ homeDirectory, sandbox, environment: {} });
}

interface AddOptions {
  /** @default azure-blob */
  source?: 'azure-blob' | 'azure-table-storage';
  /** @default the sample storage's */
  connectionString?: string;
}

/** A connection to the sample storage. @returns its id */
export async function addConnection(
  portal: TestPortal,
  name: string,
  { source = 'azure-blob', connectionString = portal.connectionString }: AddOptions = {},
): Promise<string> {
  const session = await openOtherSession(portal);
  const auth = { method: 'ConnectionString', connectionString } as const;
  const { id } = await createConnection(source, { name, auth }, { session, lint: false });
  return id;
}
