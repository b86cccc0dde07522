import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BuildOutput } from './build-output.ts';

const STILL_BUILDING_MS = 15_000;

export interface BuildOptions {
  /** Only this package and what it depends on. @default all */
  workspace?: string;
  /** Called with a line for each package that has changed, and from time to time while a build lasts. @default nobody */
  report?: (line: string) => void;
}

/**
 * Builds what has changed since the last build.
 *
 * @throws when a package does not build, after its output was printed
 */
export async function build({ workspace, report = () => undefined }: BuildOptions = {}): Promise<void> {
  const filter = workspace === undefined ? [] : [`--filter=${workspace}`];
  const child = spawn('turbo', ['run', 'build', ...filter, '--output-logs=full', '--log-order=stream'], {
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = new BuildOutput(report);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => output.add(line));
  }
  const started = performance.now();
  const timer = setInterval(() => {
    report(`  … ${Math.round((performance.now() - started) / 1000)} s so far`);
  }, STILL_BUILDING_MS);
  const [code] = await once(child, 'close').finally(() => clearInterval(timer));
  if (code === 0) return;
  console.error(output.explainFailure());
  throw new Error('The build failed.');
}
