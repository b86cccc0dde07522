import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Measurement } from '../measurement.ts';
import { startService } from '../start-process.ts';

const PROMISE_MB = 130;

/**
 * Resident memory of a service that has just started and has received no requests. Reads /proc, so it works only on
 * Linux.
 */
export async function measureIdleMemory(): Promise<readonly Measurement[]> {
  const service = await startService();
  try {
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
    await service.stop();
  }
}
