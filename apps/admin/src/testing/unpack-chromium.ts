import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';
import { writeFontConfiguration } from './font-configuration.ts';

const CACHE = join(import.meta.dirname, '../../../../node_modules/.cache/headwater');
const PACKAGE = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..');

/** An unpacked browser, ready to start. */
export interface UnpackedChromium {
  executablePath: string;
  /** Additional environment variables for its process. */
  environment: Readonly<Record<string, string>>;
}

/**
 * Unpacks a headless Chromium from npm into the cache of this clone, once per user and version. Requires no manual
 * installation: the browser uses the fonts of its package and, on a machine without NSS, the libraries of its
 * package.
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
 * Fills a temporary folder, then renames it: a killed run leaves no folder that looks complete, and parallel runs do
 * not conflict.
 */
async function unpackTo(home: string): Promise<void> {
  await mkdir(dirname(home), { recursive: true });
  const { TMPDIR } = process.env;
  const staging = await mkdtemp(`${home}-`);
  try {
    // The package unpacks into the temporary folder, which it looks up at each call.
    process.env.TMPDIR = staging;
    await Promise.all([chromium.executablePath(), inflate(join(PACKAGE, 'bin', 'al2023.tar.br'))]);
    await rename(staging, home).catch(async (error: unknown) => {
      // Another run finished first.
      if (!existsSync(home)) throw error;
      await rm(staging, { recursive: true });
    });
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** True if this machine has the shared libraries that the browser needs. */
function hasItsLibraries(executablePath: string): boolean {
  return spawnSync(executablePath, ['--version'], { stdio: 'ignore' }).status === 0;
}

function version(): string {
  const manifest = readFileSync(join(PACKAGE, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
