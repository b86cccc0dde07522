import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMasterKey } from '../../secrets/master-key.ts';
import { createSecretSealer } from '../../secrets/secret-sealer.ts';
import { openSqliteStore } from './sqlite-store.ts';

const BURST = fileURLToPath(new URL('../testing/insert-in-a-burst.ts', import.meta.url));
const scope = { imsOrgId: 'org', sandboxName: 'dev' };

describe('a store whose process is killed during a burst of inserts', () => {
  const secret = `AccountKey=${randomBytes(32).toString('hex')}`;
  const masterKey = randomBytes(32);
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'headwater-kill-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('contains every acknowledged insert completely, and its files reveal no secret', async () => {
    const file = join(directory, 'headwater.db');
    const acknowledged = await killAfter(500, [file, masterKey.toString('base64'), secret]);
    expect((await readdir(directory)).toSorted()).toEqual([
      'headwater.db',
      'headwater.db-reserve',
      'headwater.db-shm',
      'headwater.db-wal',
    ]);
    await expectNoSecrets();

    const sealer = createSecretSealer([createMasterKey(masterKey)]);
    const store = await openSqliteStore({ file });
    for (const id of acknowledged) {
      const sealed = (await store.connections.find(scope, id))?.auth?.sealed;
      expect(sealed && sealer.open(sealed, id)).toEqual({ connectionString: secret });
    }
    await store.close();
    await expectNoSecrets();
  });

  async function expectNoSecrets(): Promise<void> {
    const needles = [Buffer.from(secret), Buffer.from(secret, 'utf16le'), masterKey];
    const encoded = needles.flatMap((needle) => [
      needle.toString('base64').slice(0, 40),
      needle.toString('hex'),
    ]);
    for (const name of await readdir(directory)) {
      const bytes = await readFile(join(directory, name));
      for (const needle of [...needles, ...encoded]) expect(bytes.includes(needle)).toBe(false);
    }
  }
});

/** @returns the ids, at least `count` of them, that the process had printed when it was killed. */
async function killAfter(count: number, args: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=@headwater/source', BURST, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('\n').length > count) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  return output.split('\n').slice(0, -1);
}
