import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../../..');

/** Runs once before the tests in a browser: builds the portal, which is done at once when nothing has changed since the last time. */
export async function setup(): Promise<void> {
  // Turbo looks for pnpm, which need not be installed.
  const command = ['-y', 'pnpm@12', 'exec', 'turbo', 'run', 'build', '--filter=@headwater/admin'];
  await promisify(execFile)('npx', command, { cwd: ROOT });
}
