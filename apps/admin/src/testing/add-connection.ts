import { createConnection, openSession, type Session } from '@headwater/core';
import type { TestPortal } from './start-portal.ts';

/** A core session independent of the portal, like that of another user. */
export async function openOtherSession({ homeDirectory }: TestPortal, sandbox = 'dev'): Promise<Session> {
  return await openSession({ homeDirectory, sandbox, environment: {} });
}

interface AddOptions {
  /** @default azure-blob */
  source?: 'azure-blob' | 'azure-table-storage';
  /** @default the sample storage's */
  connectionString?: string;
}

/** Creates a connection to the sample storage. @returns its id */
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

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Creates a connection with a SAS that expires in this number of days; negative if it has expired. @returns its id
 */
export async function addExpiringConnection(portal: TestPortal, name: string, days: number): Promise<string> {
  const end = new Date(Date.now() + days * DAY_MS).toISOString();
  const sasUri = `https://contoso.blob.core.windows.net/landing?sv=2025-05-05&sr=c&sp=rl&se=${end}&sig=bm90LXJlYWw%3D`;
  const session = await openOtherSession(portal);
  const auth = { method: 'SasUri', sasUri } as const;
  return (await createConnection('azure-blob', { name, auth }, { session, lint: false })).id;
}
