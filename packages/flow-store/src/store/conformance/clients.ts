import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ClientRow } from '../../domain/client-store.ts';
import type { Store } from '../../domain/store.ts';

export function testClients(store: () => Store): void {
  describe('clients', () => {
    const insert = (row: ClientRow): Promise<void> => store().clients.insert(row);

    it('are found by their id', async () => {
      const client = {
        clientId: randomUUID(),
        imsOrgId: 'org',
        secretHash: 'scrypt$…',
        createdAt: 1_700_000_000_000,
      };
      await store().clients.insert(client);
      expect(await store().clients.find(client.clientId)).toEqual(client);
      expect(await store().clients.find(randomUUID())).toBeUndefined();
    });

    it('keep their name and grants, and are listed only in their organization', async () => {
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
      expect(await store().clients.list(imsOrgId)).toEqual([older, named]);
      expect(await store().clients.find(named.clientId)).toEqual(named);
    });

    it('can be revoked once, and only by their own organization', async () => {
      const client = { clientId: randomUUID(), imsOrgId: randomUUID(), secretHash: 's', createdAt: 1 };
      await insert(client);
      const revoke = (org: string, at: number) => store().clients.revoke(org, client.clientId, { at });
      expect(await revoke('other', 5)).toBe(false);
      expect(await revoke(client.imsOrgId, 5)).toBe(true);
      expect(await revoke(client.imsOrgId, 6)).toBe(false);
      expect(await store().clients.find(client.clientId)).toEqual({ ...client, revokedAt: 5 });
    });

    it('get a new secret independently of each other', async () => {
      const client = { clientId: randomUUID(), imsOrgId: 'org', secretHash: 'first', createdAt: 1 };
      const other = { ...client, clientId: randomUUID() };
      await Promise.all([client, other].map(insert));
      await store().clients.replaceSecret(client.clientId, 'second');
      expect(await store().clients.find(client.clientId)).toEqual({ ...client, secretHash: 'second' });
      expect(await store().clients.find(other.clientId)).toEqual(other);
    });

    it('cannot reuse the id of another client', async () => {
      const client = { clientId: randomUUID(), imsOrgId: 'org', secretHash: 'first', createdAt: 1 };
      await store().clients.insert(client);
      await expect(store().clients.insert({ ...client, secretHash: 'second' })).rejects.toThrow();
      expect(await store().clients.find(client.clientId)).toEqual(client);
    });
  });
}
