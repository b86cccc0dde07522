import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ConnectionRow } from '../../domain/connection-store.ts';
import type { Store } from '../../domain/store.ts';
import { connectionRow, insertAll, newScope } from './rows.ts';

const sealedWith = (masterKeyId: string, id?: string): ConnectionRow => {
  const sealed = { masterKeyId, wrappedKey: randomBytes(60), ciphertext: randomBytes(80) };
  const auth = { specName: 'SAS', openParams: {}, secretNames: ['uri'], sealed };
  return connectionRow({ auth, ...(id && { id }) });
};

export function testMasterKeys(store: () => Store): void {
  describe('master keys', () => {
    const register = async (): Promise<string> => {
      const id = randomUUID();
      await store().masterKeys.register(id, 1);
      return id;
    };
    const wrappedBy = (id: string) => store().masterKeys.listWrappedBy(id, 10);

    it('are listed after registration, even if registered repeatedly', async () => {
      const id = randomUUID();
      await store().masterKeys.register(id, 1);
      await store().masterKeys.register(id, 2);
      expect((await store().masterKeys.list()).filter((known) => known === id)).toEqual([id]);
    });

    it('can only seal if registered', async () => {
      const scope = newScope();
      const unknown = sealedWith(randomUUID());
      await expect(store().connections.insert(scope, unknown)).rejects.toThrow('connections_master_key');
      const row = sealedWith(await register());
      await store().connections.insert(scope, row);
      const resealed = { ...sealedWith(randomUUID(), row.id), etag: '"2"' };
      await expect(store().connections.replace(scope, row.etag, resealed)).rejects.toThrow(
        'connections_master_key',
      );
      expect(await store().connections.find(scope, row.id)).toEqual(row);
    });

    it('can only be retired if they seal nothing, and cannot seal afterward', async () => {
      const scope = newScope();
      const id = await register();
      const row = sealedWith(id);
      await store().connections.insert(scope, row);
      await expect(store().masterKeys.retire(id)).rejects.toThrow();
      expect(await store().masterKeys.list()).toContain(id);
      await store().connections.delete(scope, row.id);
      await store().masterKeys.retire(id);
      expect(await store().masterKeys.list()).not.toContain(id);
      await expect(store().connections.insert(scope, row)).rejects.toThrow();
    });

    it('rewrap data keys in every sandbox, and leave the rest of the connection unchanged', async () => {
      const [older, newer] = [await register(), await register()];
      const [scope, other] = [newScope(), newScope()];
      const [row, twin] = [sealedWith(older, 'a'), sealedWith(older, 'a')];
      await insertAll(store(), scope, [row, sealedWith(newer, 'b'), connectionRow({ id: 'c' })]);
      await insertAll(store(), other, [twin]);
      const wrapped = await wrappedBy(older);
      expect(wrapped).toHaveLength(2);
      const changes = wrapped.map((from) => {
        const wrappedKey = Buffer.from(`new ${from.scope.imsOrgId}`);
        return { from, to: { ...from, masterKeyId: newer, wrappedKey } };
      });
      await store().masterKeys.rewrap(changes);
      expect(await wrappedBy(older)).toEqual([]);
      for (const [where, before] of [[scope, row] as const, [other, twin] as const]) {
        const wrappedKey = Buffer.from(`new ${where.imsOrgId}`);
        const sealed = before.auth?.sealed && { ...before.auth.sealed, masterKeyId: newer, wrappedKey };
        const after = { ...before, auth: { ...before.auth, sealed } };
        expect(await store().connections.find(where, 'a')).toEqual(after);
      }
    });

    it('do not change a connection that was sealed again after it was listed', async () => {
      const [older, newer] = [await register(), await register()];
      const scope = newScope();
      const row = sealedWith(older);
      await store().connections.insert(scope, row);
      const [from] = await wrappedBy(older);
      if (from === undefined) throw new Error('It is listed.');
      const changed = sealedWith(older, row.id);
      await store().connections.replace(scope, row.etag, changed);
      await store().masterKeys.rewrap([{ from, to: { ...from, masterKeyId: newer } }]);
      expect(await store().connections.find(scope, row.id)).toEqual(changed);
    });
  });
}
