import { randomUUID } from 'node:crypto';
import { hashSecret } from '../secrets/client-secret.ts';
import type { SandboxRow, Store } from '../store/store.ts';
import type { LocalClient } from './local-client.ts';

const SANDBOXES: readonly Pick<SandboxRow, 'name' | 'title' | 'type' | 'isDefault'>[] = [
  { name: 'prod', title: 'Prod', type: 'production', isDefault: true },
  { name: 'dev', title: 'Dev', type: 'development', isDefault: false },
];

/** Puts in what every store has from its first start: the client, and the sandboxes of its organisation. */
export async function prepareStore(
  store: Store,
  { clientId, clientSecret, imsOrg }: LocalClient,
  now: () => number,
): Promise<void> {
  const createdAt = now();
  if ((await store.findClient(clientId)) === undefined) {
    await store.insertClient({
      clientId,
      imsOrgId: imsOrg,
      secretHash: await hashSecret(clientSecret),
      createdAt,
    });
  }
  for (const sandbox of SANDBOXES) {
    if ((await store.findSandbox(imsOrg, sandbox.name)) !== undefined) continue;
    await store.insertSandbox(imsOrg, { ...sandbox, id: randomUUID(), createdAt });
  }
}
