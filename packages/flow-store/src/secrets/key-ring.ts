import type { MasterKeys } from './load-master-keys.ts';
import type { MasterKey } from './master-key.ts';

/** Functions that use keys derived from master keys; derived again when keys are added. */
export interface KeyRing<Made> {
  /** Functions that use the current keys. */
  current(): Made;
  /**
   * Checks for newer keys and loads them. The previous keys stay available, and are kept if loading fails. Never
   * rejects.
   */
  renew(): Promise<void>;
}

export interface KeyRingOptions<Made> {
  make: (keys: MasterKeys) => Made;
  load: () => Promise<MasterKeys>;
  /** Throws for keys that are not allowed. */
  agree: (keys: MasterKeys) => Promise<void>;
}

/** Loads the first keys and, later, newer ones. */
export async function openKeyRing<Made>({ make, load, agree }: KeyRingOptions<Made>): Promise<KeyRing<Made>> {
  let keys = await loadAgreed([]);
  let made = make(keys);
  let renewing: Promise<void> | undefined;

  /** @param had Keys that stay available after loading. */
  async function loadAgreed(had: readonly MasterKey[]): Promise<MasterKeys> {
    const loaded = withOlder(await load(), had);
    try {
      await agree(loaded);
      return loaded;
    } catch (error) {
      // A rotation may have started right after they were read.
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
