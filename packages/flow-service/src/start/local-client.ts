import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFileOnce } from '../secrets/create-file-once.ts';
import { ClientFileError } from './client-file-error.ts';

/** Credentials of the client that every data directory comes with. */
export interface LocalClient {
  clientId: string;
  clientSecret: string;
  imsOrg: string;
}

/**
 * The client of a data directory, with the organisation it belongs to; made at the first start. The secret is kept in a
 * file that only its owner can read, and only its hash in the database.
 *
 * @throws `ClientFileError` when the file is there and cannot be understood
 */
export async function loadLocalClient(dataDirectory: string): Promise<LocalClient> {
  const file = join(dataDirectory, 'client.json');
  const known = await readClient(file);
  if (known !== undefined) return known;
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const client = createClient();
  await createFileOnce(file, `${JSON.stringify(client, null, 2)}\n`);
  // Another process may have been first.
  return (await readClient(file)) ?? client;
}

function createClient(): LocalClient {
  return {
    clientId: randomUUID().replaceAll('-', ''),
    clientSecret: randomBytes(32).toString('base64url'),
    imsOrg: `${randomBytes(12).toString('hex').toUpperCase()}@AdobeOrg`,
  };
}

async function readClient(file: string): Promise<LocalClient | undefined> {
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  if (text === undefined) return undefined;
  const client = parse(text);
  if (!isLocalClient(client)) throw new ClientFileError(file);
  return client;
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
