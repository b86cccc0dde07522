import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLocalService } from '@headwater/core';
import { CLI_PARAMETERS, cliEnvironment, type RunOptions, type RunResult } from './run-cli.ts';

const START_TIMEOUT_MS = 30_000;

/** `headwater serve`, running. */
export interface RunningServe {
  url: string;
  /** Sends the signal and waits for the exit. */
  stop(signal: NodeJS.Signals): Promise<RunResult>;
}

/** Starts `headwater serve` on a free port and waits until the profile `local` works. */
export async function startServe(args: readonly string[], options: RunOptions): Promise<RunningServe> {
  const child = spawn(process.execPath, [...CLI_PARAMETERS, 'serve', '--port', '0', ...args], {
    env: cliEnvironment(options),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  async function stop(signal: NodeJS.Signals): Promise<RunResult> {
    child.kill(signal);
    const [[exitCode], stdout, stderr] = await ended;
    return { exitCode, stdout, stderr };
  }
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const local = await readLocalService({ homeDirectory: options.home });
    if (local) return { url: local.baseUrl, stop };
    await sleep(25);
  }
  throw new Error(`serve did not start: ${JSON.stringify(await stop('SIGKILL'))}`);
}
