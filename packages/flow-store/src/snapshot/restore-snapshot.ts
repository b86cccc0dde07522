import { join } from 'node:path';
import { createKeyedTools } from '../audit/keyed-tools.ts';
import { explainDataFailures } from '../data-directory/explain-data-failures.ts';
import { readLocalClient } from '../data-directory/local-client.ts';
import { openStore, type StoreOptions } from '../data-directory/open-store.ts';
import { processEnvironment } from '../environment.ts';
import { sealStoredCredentials } from '../sealing/seal-stored-credentials.ts';
import { loadMasterKeys } from '../secrets/load-master-keys.ts';
import { MasterKeyError } from '../secrets/master-key-error.ts';
import { readRows, verifySnapshot } from './read-snapshot.ts';
import { SnapshotError } from './snapshot-error.ts';
import type { SnapshotManifest } from './snapshot-format.ts';

export interface RestoreSnapshotOptions extends StoreOptions {
  file: string;
  /** Whether existing data may be replaced. @default false */
  mayReplace?: boolean;
  /** Epoch milliseconds. @default Date.now */
  now?: () => number;
}

/**
 * Verifies a snapshot, then replaces all stored data with it in one transaction; if that fails, nothing changes. The
 * master keys of its secrets must be available.
 *
 * @throws `SnapshotError`, `MasterKeyError` or `StoreOpenError`
 */
export async function restoreSnapshot(options: RestoreSnapshotOptions): Promise<SnapshotManifest> {
  return await explainDataFailures(() => restore(options));
}

async function restore(options: RestoreSnapshotOptions): Promise<SnapshotManifest> {
  const {
    file,
    dataDirectory,
    environment = processEnvironment,
    mayReplace = false,
    now = Date.now,
  } = options;
  const manifest = await verifySnapshot(file);
  const keys = await loadMasterKeys({ environment, dataDirectory, mayCreate: false }).catch(
    (error: unknown) => {
      const isMissing = error instanceof MasterKeyError && error.code === 'missing-master-key';
      throw isMissing ? missingKey(manifest, dataDirectory) : error;
    },
  );
  const known = keys.map(({ id }) => id);
  const missing = manifest.masterKeyIds.filter((id) => !known.includes(id));
  if (missing.length > 0) throw otherKey(file, missing, known);
  const client = await readLocalClient(dataDirectory);
  if (client && manifest.organization && client.imsOrg !== manifest.organization)
    throw otherOrganization(file);
  const store = await openStore(options);
  try {
    if (!store.rows.canTake(manifest.schema)) throw otherSchema(file, manifest.schema, store.rows.schema);
    if (await store.rows.putAll(() => readRows(file), { mayReplace })) {
      await sealStoredCredentials(store, { ...createKeyedTools(keys, now), now });
      return manifest;
    }
    throw new SnapshotError(
      'store-not-empty',
      'Data exists here already and was not changed. Restore into a new data directory or database, or allow the replacement.',
    );
  } finally {
    await store.close();
  }
}

function missingKey({ masterKeyIds }: SnapshotManifest, dataDirectory: string): MasterKeyError {
  return new MasterKeyError(
    'missing-master-key',
    `The snapshot is sealed with master key ${masterKeyIds.join(', ')}, but no master key is available: ` +
      `HEADWATER_MASTER_KEY is not set and ${join(dataDirectory, 'master.key')} does not exist. ` +
      'Put that key in one of the two; a snapshot never contains it.',
  );
}

function otherKey(file: string, missing: readonly string[], known: readonly string[]): SnapshotError {
  return new SnapshotError(
    'snapshot-of-another-key',
    `${file} is sealed with master key ${missing.join(', ')}, but the available key is ${known.join(', ')}. ` +
      'Add the key: to HEADWATER_MASTER_KEY_OLD, or below the one in master.key (a rotation keeps it as master.key.retired-…).',
  );
}

function otherOrganization(file: string): SnapshotError {
  return new SnapshotError(
    'snapshot-of-another-organisation',
    `${file} belongs to another organization than client.json in the data directory. ` +
      'Restore the client.json from that time, or remove this one: the next start creates one for the organization of the snapshot.',
  );
}

function otherSchema(file: string, theirs: string, ours: string): SnapshotError {
  return new SnapshotError(
    'snapshot-of-another-version',
    `${file} has schema ${theirs}, but this version of Headwater works with ${ours}. Restore it with the version of Headwater that created it, then update.`,
  );
}
