import type { MasterKeys } from './load-master-keys.ts';

/** What is made of master keys, made anew when there are others. */
export interface KeyRing<Made> {
  /** Made of the keys of now. */
  current(): Made;
  /**
   * Looks for a key that came since, and takes it over; those that it had stay at hand, and are all there is when none can
   * be had. Never rejects.
   */
  renew(): Promise<void>;
}

export interface KeyRingOptions<Made> {
  make: (keys: MasterKeys) => Made;
  load: () => Promise<MasterKeys>;
  /** Rejects keys that may not be used. */
  agree: (keys: MasterKeys) => Promise<void>;
}

/** Loads the first keys, and whichever take their place. */
export async function openKeyRing<Made>({ make, load, agree }: KeyRingOptions<Made>): Promise<KeyRing<Made>> {
  let keys = await load();
  await agree(keys);
  let made = make(keys);
  let renewing: Promise<void> | undefined;

  async function takeOver(): Promise<void> {
    const loaded = await load();
    const ids = loaded.map(({ id }) => id);
    if (ids[0] === keys[0].id) return;
    const all: MasterKeys = [...loaded, ...keys.filter(({ id }) => !ids.includes(id))];
    await agree(all);
    keys = all;
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
