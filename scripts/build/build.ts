import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Builds what has changed since the last build, quietly.
 *
 * @param workspace Only this one and what it depends on. @default all
 * @throws when a package does not build
 */
export async function build(workspace?: string): Promise<void> {
  const filter = workspace === undefined ? [] : [`--filter=${workspace}`];
  const child = spawn(
    'turbo',
    ['run', 'build', ...filter, '--output-logs=errors-only', '--log-order=grouped'],
    {
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = await once(child, 'close');
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  throw new Error('The build failed.');
}
