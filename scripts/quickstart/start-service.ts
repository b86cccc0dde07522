import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLocalService } from '@headwater/core';
import { CLI, type Terminal } from './terminal.ts';

const START_TIMEOUT_MS = 15_000;

/** Runs `headwater serve` on a free port until it is stopped, with SIGINT as a person would stop it. */
export async function startService(
  { home }: Terminal,
  environment: Readonly<Record<string, string>>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0'], {
    env: { ...process.env, ...environment, HEADWATER_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const complaints: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk));
  const exited = once(child, 'exit');
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const local = await readLocalService({ homeDirectory: home });
    if (local) return { url: local.baseUrl, stop };
    if (child.exitCode !== null) break;
    await sleep(50);
  }
  await stop();
  throw new Error(`The embedded Flow Service did not start. ${Buffer.concat(complaints)}`);

  async function stop(): Promise<void> {
    if (child.exitCode === null) child.kill('SIGINT');
    await exited;
  }
}
