import type { SandboxRow, SandboxStore } from '@headwater/flow-store';

/** Finds the sandbox of a call. */
export interface SandboxLookup {
  find(imsOrgId: string, name: string): Promise<SandboxRow | undefined>;
  /** The default production sandbox. */
  findDefault(imsOrgId: string): Promise<SandboxRow | undefined>;
}

/** Caches the sandboxes it has found: sandboxes are never changed or removed while the service runs, only added. */
export function createSandboxLookup(store: SandboxStore): SandboxLookup {
  const found = new Map<string, SandboxRow>();

  async function remember(
    key: string,
    search: () => Promise<SandboxRow | undefined>,
  ): Promise<SandboxRow | undefined> {
    const known = found.get(key);
    if (known) return known;
    const row = await search();
    if (row) found.set(key, row);
    return row;
  }

  return {
    find: (imsOrgId, name) => remember(`${imsOrgId}/${name}`, () => store.find(imsOrgId, name)),
    findDefault: (imsOrgId) =>
      remember(imsOrgId, async () => (await store.list(imsOrgId)).find(({ isDefault }) => isDefault)),
  };
}
