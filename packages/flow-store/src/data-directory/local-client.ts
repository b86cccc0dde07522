import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createFileOnce } from '../secrets/create-file-once.ts';
import { LocalClientError } from './local-client-error.ts';

/** Credentials of the client that comes with every data directory. */
export interface LocalClient {
  clientId: string;
  clientSecret: string;
  imsOrg: string;
}

const VARIABLES = {
  clientId: 'HEADWATER_SERVICE_CLIENT_ID',
  clientSecret: 'HEADWATER_SERVICE_CLIENT_SECRET',
  imsOrg: 'HEADWATER_SERVICE_IMS_ORG',
} as const satisfies Record<keyof LocalClient, string>;

/** Where the credentials come from. */
export interface LocalClientSource {
  dataDirectory: string;
  environment: Readonly<Record<string, string | undefined>>;
  /** Receives a candidate organization; returns the one that the database belongs to. */
  agreeOnOrganization: (candidate: string) => Promise<string>;
}

/**
 * Returns the client given by the environment, which services on one database can share; otherwise the client of the
 * data directory, created at the first start in the organization of its database. The secret is stored in a file that
 * only its owner can read, and as a hash in the database.
 *
 * @throws `LocalClientError` if the credentials exist but are invalid
 */
export async function loadLocalClient(source: LocalClientSource): Promise<LocalClient> {
  const given = readEnvironment(source.environment);
  if (given !== undefined) return given;
  const known = await readLocalClient(source.dataDirectory);
  if (known !== undefined) return known;
  await mkdir(source.dataDirectory, { recursive: true, mode: 0o700 });
  const imsOrg = await source.agreeOnOrganization(
    `${randomBytes(12).toString('hex').toUpperCase()}@AdobeOrg`,
  );
  const client = createClient(imsOrg);
  await createFileOnce(clientFile(source.dataDirectory), `${JSON.stringify(client, null, 2)}\n`);
  // Another process may have created the file first.
  return (await readLocalClient(source.dataDirectory)) ?? client;
}

function createClient(imsOrg: string): LocalClient {
  return {
    clientId: randomUUID().replaceAll('-', ''),
    clientSecret: randomBytes(32).toString('base64url'),
    imsOrg,
  };
}

function readEnvironment(environment: LocalClientSource['environment']): LocalClient | undefined {
  const { clientId, clientSecret, imsOrg } = VARIABLES;
  const client = {
    clientId: environment[clientId],
    clientSecret: environment[clientSecret],
    imsOrg: environment[imsOrg],
  };
  if (isLocalClient(client)) return client;
  const missing = Object.values(VARIABLES).filter((name) => !environment[name]);
  if (missing.length === Object.keys(VARIABLES).length) return undefined;
  throw new LocalClientError(
    'incomplete-client',
    `The client of the service is only partly set: ${missing.join(' and ')} is missing. Set all of ${Object.values(VARIABLES).join(', ')}, or none.`,
  );
}

/**
 * Returns the client of the data directory, if it has one.
 * @throws `LocalClientError` if its file is invalid
 */
export async function readLocalClient(dataDirectory: string): Promise<LocalClient | undefined> {
  const file = clientFile(dataDirectory);
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  if (text === undefined) return undefined;
  const client = parse(text);
  if (!isLocalClient(client)) throw malformedFile(file);
  return client;
}

export function clientFile(dataDirectory: string): string {
  return join(dataDirectory, 'client.json');
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

function malformedFile(file: string): LocalClientError {
  return new LocalClientError(
    'malformed-client-file',
    `${file} does not contain the credentials of a client and its organization. ` +
      'Restore the file written at the first start: the data of the directory belongs to its organization.',
  );
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
