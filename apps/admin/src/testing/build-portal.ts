import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../../..');

/**
 * Builds the portal, once before the browser tests. Returns immediately if nothing has changed since the last build.
 */
export async function setup(): Promise<void> {
  // Turbo looks for pnpm, which may not be installed.
  const command = ['-y', 'pnpm@12', 'exec', 'turbo', 'run', 'build', '--filter=@headwater/admin'];
  await promisify(execFile)('npx', command, { cwd: ROOT });
}
