import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from './testing/run-cli.ts';

test("keeps compiled modules in the user's cache folder, not in the folder for temporary files", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-compiled-'));
  try {
    const [home, temporary] = [join(folder, 'home'), join(folder, 'tmp')];
    await Promise.all([mkdir(home), mkdir(temporary)]);
    const environment = { TMPDIR: temporary, NODE_COMPILE_CACHE: '' };
    const { exitCode } = await runCli(['sources', 'list'], { home, environment });
    expect(exitCode).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
    expect(await readdir(join(home, '.cache', 'headwater', 'compiled'))).not.toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
