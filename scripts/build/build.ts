import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BuildOutput } from './build-output.ts';

const STILL_BUILDING_MS = 15_000;

export interface BuildOptions {
  /** Build only this package and its dependencies. @default all */
  workspace?: string;
  /** Called with a line for each changed package, and periodically while a build runs. @default none */
  report?: (line: string) => void;
}

/**
 * Builds everything that changed since the last build.
 *
 * @throws if a package fails to build; its output is printed first
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
