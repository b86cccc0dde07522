import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findProgram } from './find-program.ts';
import { needsPrograms } from './needs-programs.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-programs-'));
  await writeFile(join(folder, 'here'), '');
  await chmod(join(folder, 'here'), 0o755);
  vi.stubEnv('PATH', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

test('finds a program in PATH', () => {
  expect(findProgram('here')).toBe(join(folder, 'here'));
  expect(needsPrograms('here').skip).toBe(false);
});

test('skips tests whose programs are not installed and names the programs', () => {
  expect(needsPrograms('here', 'not-here')).toEqual({
    skip: true,
    meta: { skipReason: 'not-here is not installed' },
  });
  expect(needsPrograms('not-here', 'nor-this').meta).toEqual({
    skipReason: 'not-here and nor-this are not installed',
  });
});
