import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

/** A HEADWATER_HOME for the tests of a file. @returns Its path, once the tests run. */
export function useTemporaryHome(): () => string {
  let home = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'headwater-cli-'));
  });
  afterAll(async () => {
    await rm(home, { recursive: true });
  });
  return () => home;
}
