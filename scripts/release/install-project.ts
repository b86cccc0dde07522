import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Tarball } from './pack-packages.ts';

const run = promisify(execFile);

/** Packages whose install scripts a user would run, and packages that work without theirs. */
const ALLOW_BUILDS = { 'better-sqlite3': true, node: true, 'cpu-features': false, sharp: false, ssh2: false };

/** Creates an empty project that contains the tarballs and no other files of this repository. */
export async function installProject(
  folder: string,
  tarballs: readonly Tarball[],
  developing: Readonly<Record<string, string>>,
): Promise<void> {
  const packed = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  await install(folder, { dependencies: packed, devDependencies: developing }, packed);
}

/**
 * Installs a separate Node into a folder. @returns the path of its program, or the reason that the registry does not
 * provide it
 */
export async function installNode(
  folder: string,
  version: string,
): Promise<{ program?: string; skipReason?: string }> {
  try {
    await install(folder, { dependencies: { node: version } }, {});
    return { program: join(folder, 'node_modules/node/bin/node') };
  } catch {
    return { skipReason: `The registry gives no node@${version}.` };
  }
}

/** pnpm reuses packages from its store, and prevents imports of undeclared dependencies. */
async function install(
  folder: string,
  dependencies: object,
  overrides: Readonly<Record<string, string>>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const manifest = { name: 'somebody-elses-project', private: true, type: 'module', ...dependencies };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  const settings = { packages: [], overrides, allowBuilds: ALLOW_BUILDS };
  await writeFile(join(folder, 'pnpm-workspace.yaml'), JSON.stringify(settings));
  await run('npx', ['-y', 'pnpm@12', 'install', '--prefer-offline'], { cwd: folder });
}
