import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionRow } from '../../domain/connection-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Store } from '../../domain/store.ts';
import { connectionRow, insertAll, newScope } from './rows.ts';

const sealed = { masterKeyId: 'b0a1', wrappedKey: randomBytes(60), ciphertext: randomBytes(500) };

export function testConnections(store: () => Store): void {
  describe('connections', () => {
    it('are returned as inserted, with every field', async () => {
      const scope = newScope();
      const auth = {
        specName: 'SAS',
        openParams: { port: 1, nested: { list: [null, 'a'] } },
        secretNames: ['uri'],
      };
      const row = connectionRow({ description: '', providerId: 'provider', auth: { ...auth, sealed } });
      await store().masterKeys.register(sealed.masterKeyId, 1);
      await store().connections.insert(scope, row);
      expect(await store().connections.find(scope, row.id)).toEqual(row);
    });

    it('are returned without the fields that were not set', async () => {
      const scope = newScope();
      const bare = connectionRow();
      const open = connectionRow({ auth: { specName: 'Anonymous', openParams: {}, secretNames: [] } });
      await insertAll(store(), scope, [bare, open]);
      expect(await store().connections.find(scope, bare.id)).toStrictEqual(bare);
      expect(await store().connections.find(scope, open.id)).toStrictEqual(open);
    });

    it('preserve strings of any language and length', async () => {
      const scope = newScope();
      const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((value) => !value.includes('\0'));
      await fc.assert(
        fc.asyncProperty(text, text, async (name, description) => {
          const row = connectionRow({
            name,
            description,
            auth: { specName: name, openParams: { name }, secretNames: [name] },
          });
          await store().connections.insert(scope, row);
          expect(await store().connections.find(scope, row.id)).toEqual(row);
        }),
        { numRuns: 50 },
      );
      const long = connectionRow({
        name: randomBytes(50_000).toString('hex'),
        description: '👩‍🚀é'.repeat(200_000),
      });
      await store().connections.insert(scope, long);
      expect(await store().connections.find(scope, long.id)).toEqual(long);
    });

    it('are found by many concurrent calls, each in its own sandbox', async () => {
      const [here, there] = [newScope(), newScope()];
      const rows = Array.from({ length: 150 }, () => connectionRow());
      await insertAll(store(), here, rows);
      const find = (scope: Scope) => Promise.all(rows.map(({ id }) => store().connections.find(scope, id)));
      const [found, foundThere, again] = await Promise.all([find(here), find(there), find(here)]);
      expect(found).toEqual(rows);
      expect(again).toEqual(rows);
      expect(new Set(foundThere)).toEqual(new Set([undefined]));
    });

    it('are not found by an unknown id', async () => {
      expect(await store().connections.find(newScope(), 'nobody')).toBeUndefined();
    });

    it('cannot be inserted twice, and the first one stays', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row);
      await expect(store().connections.insert(scope, { ...row, name: 'Second' })).rejects.toThrow();
      expect(await store().connections.find(scope, row.id)).toEqual(row);
    });

    it('are inserted even if others in the same batch are rejected', async () => {
      const scope = newScope();
      const taken = connectionRow();
      await store().connections.insert(scope, taken);
      const rows = Array.from({ length: 90 }, (_, index) => (index % 3 === 0 ? taken : connectionRow()));
      const outcomes = await Promise.allSettled(rows.map((row) => store().connections.insert(scope, row)));
      const want = rows.map((row) => (row === taken ? 'rejected' : 'fulfilled'));
      expect(outcomes.map(({ status }) => status)).toEqual(want);
      expect(await store().connections.count(scope, [])).toBe(61);
    });

    it('can be deleted once', async () => {
      const scope = newScope();
      const [row, other] = [connectionRow(), connectionRow()];
      await insertAll(store(), scope, [row, other]);
      expect(await store().connections.delete(scope, row.id)).toBe(true);
      expect(await store().connections.delete(scope, row.id)).toBe(false);
      expect(await store().connections.find(scope, row.id)).toBeUndefined();
      expect(await store().connections.find(scope, other.id)).toEqual(other);
    });
  });

  describe('replacing a connection', () => {
    it('changes every field if the etag is the expected one', async () => {
      const scope = newScope();
      const row = connectionRow({
        description: 'first',
        auth: { specName: 'A', openParams: {}, secretNames: [] },
      });
      await store().connections.insert(scope, row);
      const changed = connectionRow({
        id: row.id,
        etag: '"2"',
        name: 'Changed',
        state: 'disabled',
        createdAt: 5,
      });
      expect(await store().connections.replace(scope, '"1"', changed)).toBe(true);
      expect(await store().connections.find(scope, row.id)).toStrictEqual(changed);
    });

    it('changes nothing if the etag differs', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row);
      expect(await store().connections.replace(scope, '"0"', { ...row, name: 'Changed' })).toBe(false);
      expect(await store().connections.find(scope, row.id)).toEqual(row);
    });

    it('creates nothing if the connection does not exist', async () => {
      const scope = newScope();
      expect(await store().connections.replace(scope, '"1"', connectionRow())).toBe(false);
      expect(await store().connections.count(scope, [])).toBe(0);
    });

    it('accepts one of 200 writes that expect the same etag', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row);
      const rivals = Array.from({ length: 200 }, (_, index) => ({ ...row, etag: `"rival ${index}"` }));
      const outcomes = await Promise.all(
        rivals.map((rival) => store().connections.replace(scope, '"1"', rival)),
      );
      const winners = rivals.filter((_, index) => outcomes[index]);
      expect(winners).toHaveLength(1);
      expect(await store().connections.find(scope, row.id)).toEqual(winners[0]);
    });

    it('loses none of 200 updates in groups of 20', async () => {
      const scope = newScope();
      const row = withCount(connectionRow(), 0);
      await store().connections.insert(scope, row);
      const clients = Array.from({ length: 20 }, async () => {
        for (let done = 0; done < 10; ) if (await addOne(store(), scope, row.id)) done += 1;
      });
      await Promise.all(clients);
      expect((await store().connections.find(scope, row.id))?.auth?.openParams.count).toBe(200);
    });
  });
}

async function addOne(store: Store, scope: ReturnType<typeof newScope>, id: string): Promise<boolean> {
  const row = await store.connections.find(scope, id);
  if (row === undefined) throw new Error('The row is gone.');
  return store.connections.replace(scope, row.etag, withCount(row, Number(row.auth?.openParams.count) + 1));
}

function withCount(row: ConnectionRow, count: number): ConnectionRow {
  return {
    ...row,
    etag: `"${count}"`,
    auth: { specName: 'counter', openParams: { count }, secretNames: [] },
  };
}
