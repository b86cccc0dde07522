import { randomUUID } from 'node:crypto';
import {
  hashSecret,
  type LocalClient,
  type SandboxRow,
  type Store,
  verifySecret,
} from '@headwater/flow-store';

const SANDBOXES: readonly Pick<SandboxRow, 'name' | 'title' | 'type' | 'isDefault'>[] = [
  { name: 'prod', title: 'Prod', type: 'production', isDefault: true },
  { name: 'dev', title: 'Dev', type: 'development', isDefault: false },
];

/**
 * Stores the client and the sandboxes of its organization, which every store has from its first start. If the
 * client's secret has changed, only the new one is accepted.
 */
export async function prepareStore(store: Store, client: LocalClient, now: () => number): Promise<void> {
  const { clientId, clientSecret, imsOrg } = client;
  const createdAt = now();
  await store.settings.keepFirst('organisation', imsOrg);
  const known = await store.clients.find(clientId);
  if (known && !(await verifySecret(clientSecret, known.secretHash)))
    await store.clients.replaceSecret(clientId, await hashSecret(clientSecret));
  await addUnlessThere({
    find: () => store.clients.find(clientId),
    add: async () => {
      const secretHash = await hashSecret(clientSecret);
      await store.clients.insert({ clientId, imsOrgId: imsOrg, secretHash, createdAt });
    },
  });
  for (const sandbox of SANDBOXES) {
    await addUnlessThere({
      find: () => store.sandboxes.find(imsOrg, sandbox.name),
      add: () => store.sandboxes.insert(imsOrg, { ...sandbox, id: randomUUID(), createdAt }),
    });
  }
}

/** Another service that starts on the same database may add it first. */
async function addUnlessThere(row: {
  find: () => Promise<unknown>;
  add: () => Promise<void>;
}): Promise<void> {
  if ((await row.find()) !== undefined) return;
  await row.add().catch(async (error: unknown) => {
    if ((await row.find()) === undefined) throw error;
  });
}
