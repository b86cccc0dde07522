import { createAuditKeys } from '../audit/audit-keys.ts';
import { agreeOnMasterKey } from '../data-directory/agree-on-master-key.ts';
import { explainDataFailures } from '../data-directory/explain-data-failures.ts';
import { openStore, type StoreOptions } from '../data-directory/open-store.ts';
import { refuseMissingStore } from '../data-directory/refuse-missing-store.ts';
import type { Store } from '../domain/store.ts';
import { processEnvironment } from '../environment.ts';
import { loadMasterKeys, type MasterKeys } from '../secrets/load-master-keys.ts';
import { createSecretSealer } from '../secrets/secret-sealer.ts';
import { isOfRotatedKey } from '../store/database/why-unavailable.ts';
import { beginKeyFile, finishKeyFile } from './key-file.ts';
import { recordRotation } from './record-rotation.ts';
import { rewrapDataKeys } from './rewrap-data-keys.ts';
import { RotationError } from './rotation-error.ts';

export interface RotateMasterKeyOptions extends StoreOptions {
  /** The user who rotates, for the audit trail. */
  userId: string;
  /** Epoch milliseconds. @default Date.now */
  now?: () => number;
}

export interface RotatedMasterKey {
  /** Id of the new master key. */
  masterKeyId: string;
  /** Ids of the retired master keys. */
  retired: readonly string[];
  /** Number of connections whose data key was rewrapped. */
  rewrapped: number;
  /**
   * Files with the older keys, for snapshots from before the rotation. Empty if the environment provides the keys.
   */
  retiredKeyFiles: readonly string[];
}

/**
 * Replaces the master key: data keys are rewrapped, and sealed data stays untouched. An interrupted rotation
 * continues where it stopped. Keys in a file are created and retired here; keys in the environment are given as
 * `HEADWATER_MASTER_KEY` and `HEADWATER_MASTER_KEY_OLD`.
 *
 * @throws `RotationError`, and the errors of `openFlowService`
 */
export async function rotateMasterKey(options: RotateMasterKeyOptions): Promise<RotatedMasterKey> {
  return await explainDataFailures(() => rotate(options));
}

async function rotate(options: RotateMasterKeyOptions): Promise<RotatedMasterKey> {
  const { dataDirectory, environment = processEnvironment, userId, now = Date.now } = options;
  refuseMissingStore(options);
  const given = await loadMasterKeys({ environment, dataDirectory, mayCreate: false });
  const store = await openStore(options);
  try {
    await agreeOnMasterKey(store, given, now);
    if (environment.HEADWATER_MASTER_KEY) {
      const rotated = await rotateTo(given, { store, userId, now });
      if (rotated.retired.length === 0) throw nothingToRotate();
      return { ...rotated, retiredKeyFiles: [] };
    }
    const keys = given.length > 1 ? given : await beginKeyFile(dataDirectory);
    const rotated = await rotateTo(keys, { store, userId, now });
    return { ...rotated, retiredKeyFiles: await finishKeyFile(dataDirectory) };
  } finally {
    await store.close();
  }
}

/** Every step can be repeated: finished work is skipped. */
async function rotateTo(
  keys: MasterKeys,
  { store, userId, now }: { store: Store; userId: string; now: () => number },
): Promise<Omit<RotatedMasterKey, 'retiredKeyFiles'>> {
  const [current, ...older] = keys;
  await agreeOnMasterKey(store, keys, now);
  const sealer = createSecretSealer(keys);
  let rewrapped = 0;
  for (const id of await store.masterKeys.list()) {
    if (id === current.id) continue;
    do rewrapped += await rewrapDataKeys(id, { store: store.masterKeys, sealer });
    while (!(await retire(id, store)));
  }
  await recordRotation(store.audit, { keys: createAuditKeys(keys), masterKeyId: current.id, userId, now });
  return { masterKeyId: current.id, retired: older.map(({ id }) => id), rewrapped };
}

/** @returns false if a running service has sealed a secret with the key in the meantime. */
async function retire(id: string, { masterKeys }: Store): Promise<boolean> {
  try {
    await masterKeys.retire(id);
    return true;
  } catch (error) {
    if (!isOfRotatedKey(error)) throw error;
    return false;
  }
}

function nothingToRotate(): RotationError {
  return new RotationError(
    'nothing-to-rotate',
    'HEADWATER_MASTER_KEY is the only master key. To rotate it, set HEADWATER_MASTER_KEY to a new key and ' +
      'HEADWATER_MASTER_KEY_OLD to the current one, restart every service with both, and try again. Create a key with: openssl rand -base64 32',
  );
}
