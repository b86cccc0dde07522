import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readPublishedPackages } from '../check/published-packages.ts';

const ROOT = join(import.meta.dirname, '../..');
const run = promisify(execFile);

/** A published package in the form that the registry receives. */
export interface Tarball {
  /** Name of the package. */
  name: string;
  file: string;
  /** True if programs import it. */
  isImportable: boolean;
}

/** Builds all changes and packs every published package into a folder. */
export async function packPackages(folder: string): Promise<readonly Tarball[]> {
  // Turbo looks for pnpm, which may not be installed.
  await run('npx', ['-y', 'pnpm@12', 'exec', 'turbo', 'run', 'build'], { cwd: ROOT });
  const published = await readPublishedPackages(ROOT);
  const filters = published.map((entry) => `--filter=./${entry.folder}`);
  await run('npx', ['-y', 'pnpm@12', '--recursive', ...filters, 'pack', '--pack-destination', folder], {
    cwd: ROOT,
  });
  return await Promise.all(
    published.map(async ({ folder: source, isImportable }) => {
      const { name, version } = JSON.parse(await readFile(join(ROOT, source, 'package.json'), 'utf8')) as {
        name: string;
        version: string;
      };
      return { name, isImportable, file: join(folder, `${name.slice(1).replace('/', '-')}-${version}.tgz`) };
    }),
  );
}

/** Returns the paths of the files in a tarball. */
export async function listFiles({ file }: Tarball): Promise<readonly string[]> {
  const { stdout } = await run('tar', ['-tzf', file]);
  return stdout.trim().split('\n');
}

/** Returns the text of one file in a tarball. */
export async function readPacked({ file }: Tarball, path: string): Promise<string> {
  const { stdout } = await run('tar', ['-xzOf', file, path], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}
