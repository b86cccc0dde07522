import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../../../..');
const BUILT = join(import.meta.dirname, '../../.next/BUILD_ID');

/** Builds the portal when it never was. A build that is there is taken as it is; `pnpm build` renews it. */
export async function buildPortal(): Promise<void> {
  if (existsSync(BUILT)) return;
  const turbo = join(ROOT, 'node_modules/.bin/turbo');
  await promisify(execFile)(turbo, ['run', 'build', '--filter=@headwater/admin'], { cwd: ROOT });
}
