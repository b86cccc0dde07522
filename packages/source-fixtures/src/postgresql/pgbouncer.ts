import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort } from '../network/free-port.ts';
import { findProgram } from '../programs/find-program.ts';

/** A running PgBouncer. */
export interface PgBouncer {
  host: string;
  port: number;
  close(): Promise<void>;
}

/** Settings of a PgBouncer. */
export interface PgBouncerOptions {
  /** Lines of `[databases]`, for example `{ sales: 'host=127.0.0.1 port=5432' }`. */
  databases: Readonly<Record<string, string>>;
  /** Users that may log in, with their passwords. */
  users: Readonly<Record<string, string>>;
  /** Settings of `[pgbouncer]`, for example `{ pool_mode: 'statement' }`. */
  settings?: Readonly<Record<string, string>>;
}

/** PgBouncer refuses to run as root. This user exists on nearly every system and owns nothing. */
const NOBODY = 65_534;
const START_TIMEOUT_MS = 20_000;

/** Starts a real PgBouncer on a free loopback port. */
export async function startPgBouncer({
  databases,
  users,
  settings = {},
}: PgBouncerOptions): Promise<PgBouncer> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-pgbouncer-'));
  const port = await findFreePort();
  const userFile = join(folder, 'users.txt');
  await writeFile(
    userFile,
    writeLines(users, (name, password) => `"${name}" "${password}"`),
  );
  const all = {
    listen_addr: '127.0.0.1',
    listen_port: String(port),
    auth_type: 'scram-sha-256',
    auth_file: userFile,
    unix_socket_dir: '',
    pool_mode: 'transaction',
    ...settings,
  };
  const assign = (name: string, value: string) => `${name} = ${value}`;
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(
    file,
    `[databases]\n${writeLines(databases, assign)}\n[pgbouncer]\n${writeLines(all, assign)}\n`,
  );
  const isRoot = process.getuid?.() === 0;
  if (isRoot) for (const path of [folder, userFile, file]) await chown(path, NOBODY, NOBODY);
  const process_ = spawn(
    findProgram('pgbouncer') ?? 'pgbouncer',
    [file],
    isRoot ? { uid: NOBODY, gid: NOBODY } : {},
  );
  await waitUntilReady(process_);
  return {
    host: '127.0.0.1',
    port,
    async close() {
      process_.kill('SIGKILL');
      await once(process_, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function writeLines(
  record: Readonly<Record<string, string>>,
  write: (name: string, value: string) => string,
): string {
  return Object.entries(record)
    .map(([name, value]) => write(name, value))
    .join('\n');
}

async function waitUntilReady({ stderr }: ChildProcess): Promise<void> {
  if (stderr === null) throw new Error('PgBouncer was started without its output.');
  const said: string[] = [];
  for await (const line of createInterface({
    input: stderr,
    signal: AbortSignal.timeout(START_TIMEOUT_MS),
  })) {
    said.push(line);
    if (!line.includes('process up')) continue;
    stderr.resume();
    return;
  }
  throw new Error(`PgBouncer did not start: ${said.join('\n')}`);
}
