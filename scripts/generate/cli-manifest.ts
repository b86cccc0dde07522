import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT, writeJson } from './paths.ts';

/** The CLI's commands as it starts from them. Read in a process of its own: they import what was just generated. */
export async function generateCliManifest(): Promise<void> {
  const script = join(ROOT, 'apps/cli/bin/manifest.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--conditions=@headwater/source', script]);
  await writeJson('apps/cli/oclif.manifest.json', JSON.parse(stdout));
}
