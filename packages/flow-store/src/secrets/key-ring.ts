import type { MasterKeys } from './load-master-keys.ts';
import type { MasterKey } from './master-key.ts';

/** Tools derived from master keys, derived again when keys are added. */
export interface KeyRing<Made> {
  /** Tools of the current keys. */
  current(): Made;
  /**
   * Looks for newer keys and adopts them; the previous ones stay available, and are kept if loading fails. Never
   * rejects.
   */
  renew(): Promise<void>;
}

export interface KeyRingOptions<Made> {
  make: (keys: MasterKeys) => Made;
  load: () => Promise<MasterKeys>;
  /** Rejects keys that may not be used. */
  agree: (keys: MasterKeys) => Promise<void>;
}

/** Loads the first keys and their successors. */
export async function openKeyRing<Made>({ make, load, agree }: KeyRingOptions<Made>): Promise<KeyRing<Made>> {
  let keys = await loadAgreed([]);
  let made = make(keys);
  let renewing: Promise<void> | undefined;

  /** @param had Keys that stay available after the loaded ones. */
  async function loadAgreed(had: readonly MasterKey[]): Promise<MasterKeys> {
    const loaded = withOlder(await load(), had);
    try {
      await agree(loaded);
      return loaded;
    } catch (error) {
      // A rotation may have begun right after they were read.
      const again = withOlder(await load(), had);
      if (again[0].id === loaded[0].id) throw error;
      await agree(again);
      return again;
    }
  }

  async function takeOver(): Promise<void> {
    const [current] = keys;
    const renewed = await loadAgreed(keys);
    if (renewed[0].id === current.id) return;
    keys = renewed;
    made = make(keys);
  }

  return {
    current: () => made,
    renew() {
      renewing ??= takeOver()
        .catch(() => undefined)
        .finally(() => {
          renewing = undefined;
        });
      return renewing;
    },
  };
}

function withOlder(keys: MasterKeys, older: readonly MasterKey[]): MasterKeys {
  const ids = keys.map(({ id }) => id);
  return [...keys, ...older.filter(({ id }) => !ids.includes(id))];
}
