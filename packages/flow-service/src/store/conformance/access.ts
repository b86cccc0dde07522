import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SandboxRow, Store } from '../store.ts';

const sandbox = (values: Partial<SandboxRow>): SandboxRow => ({
  id: randomUUID(),
  name: 'dev',
  title: 'Development',
  type: 'development',
  isDefault: false,
  createdAt: 1_700_000_000_000,
  ...values,
});

export function testAccess(store: () => Store): void {
  describe('sandboxes', () => {
    it('are those of their organisation, by name', async () => {
      const [org, other] = [randomUUID(), randomUUID()];
      const prod = sandbox({ name: 'prod', title: 'Production', type: 'production', isDefault: true });
      const dev = sandbox({});
      await Promise.all([prod, dev].map((row) => store().insertSandbox(org, row)));
      await store().insertSandbox(other, sandbox({ name: 'elsewhere' }));
      expect(await store().listSandboxes(org)).toEqual([dev, prod]);
      expect(await store().findSandbox(org, 'prod')).toEqual(prod);
      expect(await store().findSandbox(org, 'elsewhere')).toBeUndefined();
      expect(await store().listSandboxes(randomUUID())).toEqual([]);
    });

    it('have a name of their own', async () => {
      const org = randomUUID();
      await store().insertSandbox(org, sandbox({ name: 'dev' }));
      await expect(store().insertSandbox(org, sandbox({ name: 'dev' }))).rejects.toThrow();
      await store().insertSandbox(randomUUID(), sandbox({ name: 'dev' }));
    });
  });

  describe('clients', () => {
    it('are found by their id', async () => {
      const client = {
        clientId: randomUUID(),
        imsOrgId: 'org',
        secretHash: 'scrypt$…',
        createdAt: 1_700_000_000_000,
      };
      await store().insertClient(client);
      expect(await store().findClient(client.clientId)).toEqual(client);
      expect(await store().findClient(randomUUID())).toBeUndefined();
    });

    it('cannot take the id of another', async () => {
      const client = { clientId: randomUUID(), imsOrgId: 'org', secretHash: 'first', createdAt: 1 };
      await store().insertClient(client);
      await expect(store().insertClient({ ...client, secretHash: 'second' })).rejects.toThrow();
      expect(await store().findClient(client.clientId)).toEqual(client);
    });
  });
}
