import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measurement } from '../measurement.ts';

const PROMISE_MB = 130;
const CLI = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'bin', 'run.js');

/**
 * Resident memory of `headwater serve` that has just started and has received no requests. Reads /proc, so it works
 * only on Linux.
 */
export async function measureIdleMemory(): Promise<readonly Measurement[]> {
  const home = await mkdtemp(join(tmpdir(), 'headwater-bench-'));
  const service = spawn(process.execPath, [CLI, 'serve', '--port', '0'], {
    env: { ...process.env, HEADWATER_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(service.stdout, 'data');
    await sleep(2_000);
    const status = await readFile(`/proc/${service.pid}/status`, 'utf8');
    const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]);
    const megabytes = kilobytes / 1024;
    return [
      {
        what: 'service idle memory',
        against: '—',
        promise: `≤ ${PROMISE_MB} MB RSS`,
        measured: `${megabytes.toFixed(0)} MB`,
        isKept: megabytes <= PROMISE_MB,
      },
    ];
  } finally {
    const exited = once(service, 'exit');
    service.kill();
    await exited;
    await rm(home, { recursive: true, force: true });
  }
}
