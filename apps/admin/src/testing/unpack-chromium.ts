import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';
import { writeFontConfiguration } from './font-configuration.ts';

const CACHE = join(import.meta.dirname, '../../../../node_modules/.cache/headwater');
const PACKAGE = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');

/** A browser that is ready to start. */
export interface UnpackedChromium {
  executablePath: string;
  /** Variables that its process needs, to be added to those of this one. */
  environment: Readonly<Record<string, string>>;
}

/**
 * Unpacks a headless Chromium from npm, once per user and version, into the cache of this clone. Nothing has to be installed by hand:
 * the browser uses the fonts of its package and, on a machine without NSS, the libraries of its package.
 *
 * @param cache folder to unpack into
 */
export async function unpackChromium(cache: string = CACHE): Promise<UnpackedChromium> {
  const home = join(cache, `chromium-${version()}-${process.getuid?.() ?? 0}`);
  if (!existsSync(home)) await unpackTo(home);
  const executablePath = join(home, 'chromium');
  const environment = { FONTCONFIG_FILE: await writeFontConfiguration(home) };
  if (hasItsLibraries(executablePath)) return { executablePath, environment };
  return { executablePath, environment: { ...environment, LD_LIBRARY_PATH: join(home, 'al2023', 'lib') } };
}

/**
 * Fills a folder beside its final place, then renames it: a run that is killed leaves nothing that looks complete, and two runs do
 * not disturb each other.
 */
async function unpackTo(home: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  const { TMPDIR } = process.env;
  const staging = await mkdtemp(`${home}-`);
  try {
    // The package unpacks into the folder for temporary files, which it looks up at each call.
    process.env.TMPDIR = staging;
    await Promise.all([chromium.executablePath(), inflate(join(PACKAGE, 'bin', 'al2023.tar.br'))]);
    await rename(staging, home).catch(async (error: unknown) => {
      // Another run was faster.
      if (!existsSync(home)) throw error;
      await rm(staging, { recursive: true });
    });
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** Whether this machine has the shared libraries that the browser is linked to. */
function hasItsLibraries(executablePath: string): boolean {
  return spawnSync(executablePath, ['--version'], { stdio: 'ignore' }).status === 0;
}

function version(): string {
  const manifest = readFileSync(join(PACKAGE, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
