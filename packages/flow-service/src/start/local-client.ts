import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFileOnce } from '../secrets/create-file-once.ts';

/** Credentials of the client that every data directory comes with. */
export interface LocalClient {
  clientId: string;
  clientSecret: string;
  imsOrg: string;
}

/**
 * The client of a data directory, with the organisation it belongs to; made at the first start. The secret is kept in a
 * file that only its owner can read, and only its hash in the database.
 */
export async function loadLocalClient(dataDirectory: string): Promise<LocalClient> {
  const file = join(dataDirectory, 'client.json');
  return (await readClient(file)) ?? (await createClient(file));
}

async function createClient(file: string): Promise<LocalClient> {
  const client: LocalClient = {
    clientId: randomUUID().replaceAll('-', ''),
    clientSecret: `p8e-${randomBytes(32).toString('base64url')}`,
    imsOrg: `${randomBytes(12).toString('hex').toUpperCase()}@AdobeOrg`,
  };
  await createFileOnce(file, `${JSON.stringify(client, null, 2)}\n`);
  return (await readClient(file)) ?? client;
}

async function readClient(file: string): Promise<LocalClient | undefined> {
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  if (text === undefined) return undefined;
  const client = parse(text);
  if (isLocalClient(client)) return client;
  throw new Error(
    `${file} does not hold the credentials of a client. Put back the file that was written there at the first start.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isLocalClient(value: unknown): value is LocalClient {
  if (typeof value !== 'object' || value === null) return false;
  const { clientId, clientSecret, imsOrg } = value as Record<string, unknown>;
  return [clientId, clientSecret, imsOrg].every((text) => typeof text === 'string' && text !== '');
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
