import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Settings of an Azure Storage emulator. */
export interface AzuriteOptions {
  /** PEM strings. If set, both services speak HTTPS. */
  certificate?: { cert: string; key: string };
  /**
   * Accept Entra tokens, regardless of their signature, as the emulator does. Requires a certificate. @default false
   */
  acceptsTokens?: boolean;
  /** Base64. @default a new key */
  accountKey?: string | undefined;
  /** @default free ports */
  ports?: { blob: number; table: number } | undefined;
}

/** A running Azure Storage emulator with one account. */
export interface Azurite {
  accountName: string;
  accountKey: string;
  /** Includes the account as its path, without a trailing slash. */
  blobEndpoint: string;
  tableEndpoint: string;
  connectionString: string;
  close(): Promise<void>;
}

const ACCOUNT_NAME = 'headwater';
const START_TIMEOUT_MS = 20_000;

// The emulator exits when the process that started it exits, even if that process crashes.
const EXIT_WITH_PARENT = 'data:text/javascript,process.on("disconnect",()=>process.exit())';

/** Starts an in-memory Azurite in its own process on loopback, by default on free ports with a new account key. */
export async function startAzurite(options: AzuriteOptions = {}): Promise<Azurite> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-azurite-'));
  const { accountKey = randomBytes(64).toString('base64') } = options;
  const child = fork(findAzurite(), await buildArguments(options, folder), {
    cwd: folder,
    env: { ...process.env, AZURITE_ACCOUNTS: `${ACCOUNT_NAME}:${accountKey}` },
    execArgv: ['--import', EXIT_WITH_PARENT],
    silent: true,
  });
  async function close(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
    await rm(folder, { recursive: true, force: true });
  }
  try {
    const addresses = await readAddresses(child);
    return { ...describeAccount(accountKey, addresses), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function findAzurite(): string {
  return fileURLToPath(import.meta.resolve('azurite/dist/src/azurite.js'));
}

async function buildArguments(
  { certificate, acceptsTokens, ports: chosen = { blob: 0, table: 0 } }: AzuriteOptions,
  folder: string,
): Promise<string[]> {
  const ports = ['--blobPort', `${chosen.blob}`, '--queuePort', '0', '--tablePort', `${chosen.table}`];
  const plain = [
    '--silent',
    '--disableTelemetry',
    '--skipApiVersionCheck',
    '--inMemoryPersistence',
    ...ports,
  ];
  if (certificate === undefined) return plain;
  const cert = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  await writeFile(cert, certificate.cert);
  await writeFile(key, certificate.key, { mode: 0o600 });
  return [...plain, '--cert', cert, '--key', key, ...(acceptsTokens ? ['--oauth', 'basic'] : [])];
}

/** Azurite prints one line per service with the port it listens on. */
async function readAddresses(child: ChildProcess): Promise<{ blob: string; table: string }> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('Azurite was started without its output.');
  const problems: string[] = [];
  stderr.on('data', (text) => problems.push(String(text)));
  const found = new Map<string, string>();
  const lines = createInterface({ input: stdout, signal: AbortSignal.timeout(START_TIMEOUT_MS) });
  for await (const line of lines) {
    const [, service, address] = /Azurite (\w+) service is successfully listening at (\S+)/.exec(line) ?? [];
    if (service !== undefined && address !== undefined) found.set(service, address);
    const blob = found.get('Blob');
    const table = found.get('Table');
    if (blob !== undefined && table !== undefined) {
      stdout.resume();
      return { blob, table };
    }
  }
  throw new Error(`Azurite did not start: ${problems.join('').trim() || 'it printed no address'}`);
}

function describeAccount(
  accountKey: string,
  addresses: { blob: string; table: string },
): Omit<Azurite, 'close'> {
  const blobEndpoint = `${addresses.blob}/${ACCOUNT_NAME}`;
  const tableEndpoint = `${addresses.table}/${ACCOUNT_NAME}`;
  const connectionString = [
    `DefaultEndpointsProtocol=${new URL(blobEndpoint).protocol.slice(0, -1)}`,
    `AccountName=${ACCOUNT_NAME}`,
    `AccountKey=${accountKey}`,
    `BlobEndpoint=${blobEndpoint}`,
    `TableEndpoint=${tableEndpoint}`,
  ].join(';');
  return { accountName: ACCOUNT_NAME, accountKey, blobEndpoint, tableEndpoint, connectionString };
}
