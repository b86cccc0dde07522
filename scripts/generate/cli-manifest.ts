import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT, writeJson } from './paths.ts';

/**
 * Writes the manifest of the CLI's commands. A separate process loads the commands, because they import generated
 * files.
 */
export async function generateCliManifest(): Promise<void> {
  const script = join(ROOT, 'apps/cli/bin/manifest.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@headwater/source', script]);
  await writeJson('apps/cli/oclif.manifest.json', JSON.parse(stdout));
}
