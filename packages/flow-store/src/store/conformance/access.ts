import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ClientRow, SandboxRow, Store } from '../../domain/store.ts';

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
    it('are those of their organization, by name', async () => {
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
    const insert = (row: ClientRow): Promise<void> => store().insertClient(row);

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

    it('keep their name and grants, and are listed in their organization alone', async () => {
      const [imsOrgId, other] = [randomUUID(), randomUUID()];
      const grants = [{ sandbox: 'dev', role: 'editor' }] as const;
      const named = {
        clientId: randomUUID(),
        imsOrgId,
        secretHash: 's',
        createdAt: 2,
        name: 'Ünïcode',
        grants,
      };
      const older = { clientId: randomUUID(), imsOrgId, secretHash: 's', createdAt: 1 };
      await Promise.all([named, older, { ...older, clientId: randomUUID(), imsOrgId: other }].map(insert));
      expect(await store().listClients(imsOrgId)).toEqual([older, named]);
      expect(await store().findClient(named.clientId)).toEqual(named);
    });

    it('are revoked once, by their own organization', async () => {
      const client = { clientId: randomUUID(), imsOrgId: randomUUID(), secretHash: 's', createdAt: 1 };
      await insert(client);
      const revoke = (org: string, at: number) => store().revokeClient(org, client.clientId, { at });
      expect(await revoke('other', 5)).toBe(false);
      expect(await revoke(client.imsOrgId, 5)).toBe(true);
      expect(await revoke(client.imsOrgId, 6)).toBe(false);
      expect(await store().findClient(client.clientId)).toEqual({ ...client, revokedAt: 5 });
    });

    it('are given another secret, each for itself', async () => {
      const client = { clientId: randomUUID(), imsOrgId: 'org', secretHash: 'first', createdAt: 1 };
      const other = { ...client, clientId: randomUUID() };
      await Promise.all([client, other].map(insert));
      await store().replaceClientSecret(client.clientId, 'second');
      expect(await store().findClient(client.clientId)).toEqual({ ...client, secretHash: 'second' });
      expect(await store().findClient(other.clientId)).toEqual(other);
    });

    it('cannot take the id of another', async () => {
      const client = { clientId: randomUUID(), imsOrgId: 'org', secretHash: 'first', createdAt: 1 };
      await store().insertClient(client);
      await expect(store().insertClient({ ...client, secretHash: 'second' })).rejects.toThrow();
      expect(await store().findClient(client.clientId)).toEqual(client);
    });
  });
}
