import type { Store } from '../domain/store.ts';

/** True if an organization has a connection or a client with grants, since creating either adds an entry. */
export async function isUsed(imsOrgId: string, store: Store): Promise<boolean> {
  const clients = await store.clients.list(imsOrgId);
  if (clients.some(({ grants }) => grants !== undefined)) return true;
  for (const { name: sandboxName } of await store.sandboxes.list(imsOrgId)) {
    const { rows } = await store.connections.list({ imsOrgId, sandboxName }, { conditions: [], limit: 1 });
    if (rows.length > 0) return true;
  }
  return false;
}
