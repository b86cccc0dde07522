import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatRatio, type Measurement, median } from '../measurement.ts';

const RUNS = 21;
const CLI = join(import.meta.dirname, '..', '..', 'apps', 'cli', 'bin', 'run.js');

/**
 * Start-up of the built CLI, compared with bare Node. The two alternate, so that drift of the machine affects both.
 */
export async function measureStartUp(): Promise<readonly Measurement[]> {
  const home = mkdtempSync(join(tmpdir(), 'headwater-bench-'));
  return [compare(['--version'], { limit: 1.5, home }), compare(['sources', 'list'], { limit: 2.5, home })];
}

/** @param limit maximum ratio of their times */
function compare(
  parameters: readonly string[],
  { limit, home }: { limit: number; home: string },
): Measurement {
  const bare: number[] = [];
  const headwater: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const bareMs = timeMs(['-e', '0'], home);
    const headwaterMs = timeMs([CLI, ...parameters], home);
    if (run === 0) continue;
    bare.push(bareMs);
    headwater.push(headwaterMs);
  }
  const ratio = median(headwater) / median(bare);
  return {
    what: `headwater ${parameters.join(' ')}`,
    against: '`node -e 0`',
    promise: `≤ ${limit}×`,
    measured: formatRatio(ratio),
    isKept: ratio <= limit,
  };
}

function timeMs(parameters: readonly string[], home: string): number {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, parameters, {
    env: { ...process.env, HEADWATER_HOME: home },
    stdio: 'pipe',
  });
  if (status !== 0) throw new Error(`node ${parameters.join(' ')} ended with ${status}`);
  return performance.now() - started;
}
