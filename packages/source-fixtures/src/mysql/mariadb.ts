import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findFreePort } from '../network/free-port.ts';
import { findProgram } from '../programs/find-program.ts';

/** A running MariaDB server. */
export interface MariaDb {
  host: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Starts a real MariaDB on a free loopback port, with an empty data directory of its own.
 *
 * @param sql statements to run at startup, one per line
 * @param settings command-line options of the server, for example `{ 'ssl-cert': path }`
 */
export async function startMariaDb(
  sql: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<MariaDb> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-mariadb-'));
  const data = join(folder, 'data');
  const asUser = process.getuid?.() === 0 ? ['--user=root'] : [];
  await chmod(folder, 0o755);
  execFileSync('mariadb-install-db', [`--datadir=${data}`, '--skip-test-db', ...asUser], {
    stdio: 'ignore',
  });
  const start = join(folder, 'start.sql');
  await writeFile(start, sql);
  const port = await findFreePort();
  const flags = Object.entries({
    datadir: data,
    port: String(port),
    'bind-address': '127.0.0.1',
    socket: join(folder, 'socket'),
    'pid-file': join(folder, 'pid'),
    'init-file': start,
    'skip-name-resolve': 'ON',
    'innodb-flush-log-at-trx-commit': '0',
    ...settings,
  });
  const server = spawn(findProgram('mariadbd') ?? 'mariadbd', [
    '--no-defaults',
    ...asUser,
    ...flags.map(([key, value]) => `--${key}=${value}`),
  ]);
  await waitUntilReady(server);
  return {
    host: '127.0.0.1',
    port,
    async close() {
      server.kill('SIGKILL');
      await once(server, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function waitUntilReady({ stderr }: ChildProcess): Promise<void> {
  if (stderr === null) throw new Error('MariaDB was started without its output.');
  const said: string[] = [];
  for await (const line of createInterface({ input: stderr, signal: AbortSignal.timeout(30_000) })) {
    said.push(line);
    if (line.startsWith('ERROR: ')) throw new Error(`MariaDB refuses a statement: ${line}`);
    if (!line.includes('ready for connections')) continue;
    stderr.resume();
    return;
  }
  throw new Error(`MariaDB did not start: ${said.join('\n')}`);
}
