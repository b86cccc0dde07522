import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Azurite, seedSamples, startAzurite } from '@headwater/source-fixtures';

const PORTS = { blob: 7410, table: 7411 };

/**
 * Starts a storage emulator with samples. Its key and, if free, its ports stay the same across starts, so that its
 * connections keep working; its data does not persist.
 */
export async function startSampleStorage(home: string): Promise<Azurite> {
  const accountKey = await keepKey(join(home, 'sample-storage.key'));
  const storage = await startAzurite({ accountKey, ports: PORTS }).catch(() => startAzurite({ accountKey }));
  await seedSamples(storage);
  return storage;
}

async function keepKey(path: string): Promise<string> {
  const kept = await readFile(path, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept;
  const key = randomBytes(64).toString('base64');
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await writeFile(path, key, { mode: 0o600 });
  return key;
}
