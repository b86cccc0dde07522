import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';

/**
 * A headless Chromium from npm; nothing has to be installed by hand. Its package unpacks it into the directory for
 * temporary files, where a run that was killed may leave half of it and another user's is out of reach. So it is unpacked
 * aside and put in its place at once: one per user and version.
 *
 * @returns path of the executable.
 */
export async function unpackChromium(): Promise<string> {
  const home = join(tmpdir(), `headwater-chromium-${version()}-${userInfo().uid}`);
  if (!existsSync(home)) await unpackTo(home);
  process.env.FONTCONFIG_PATH = join(home, 'fonts');
  return join(home, 'chromium');
}

async function unpackTo(home: string): Promise<void> {
  const { TMPDIR } = process.env;
  const staging = await mkdtemp(`${home}-`);
  try {
    // The package asks for the directory for temporary files anew at each use.
    process.env.TMPDIR = staging;
    await chromium.executablePath();
    await rename(staging, home).catch(async (error: unknown) => {
      // Somebody was faster.
      if (!existsSync(home)) throw error;
      await rm(staging, { recursive: true });
    });
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

function version(): string {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'));
  const manifest = readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
