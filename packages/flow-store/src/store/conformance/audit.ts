import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../domain/audit-entry.ts';
import type { Store } from '../../domain/store.ts';
import { hashEntry } from '../audit/hash-entry.ts';
import { connectionRow, newScope } from './rows.ts';

const record = (operation: string): AuditRecord => ({
  event: {
    at: 1_700_000_000_000,
    requestId: 'request',
    clientId: 'client',
    userId: 'user',
    operation,
    changes: [{ field: 'name', before: 'é', after: { nested: ['日本', null, 1.5] } }],
  },
  seal: (imsOrgId, { sequence, hash }) => `${imsOrgId} ${sequence} ${hash}`,
});

const refusing: AuditRecord = {
  ...record('refused'),
  seal: () => {
    throw new Error('no key');
  },
};

export function testAudit(store: () => Store): void {
  describe('the audit trail', () => {
    const entriesOf = (imsOrgId: string) =>
      store().audit.list(imsOrgId, { order: 'ascending', limit: 1_000 });

    it('has an entry for each write with a record, chained and with a signed head', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row, record('insert'));
      await store().connections.replace(
        scope,
        row.etag,
        { ...row, etag: '"2"', name: 'Two' },
        record('replace'),
      );
      await store().connections.delete(scope, row.id, (deleted) => record(`delete ${deleted.name}`));
      const entries = await entriesOf(scope.imsOrgId);
      expect(entries.map(({ operation }) => operation)).toEqual(['insert', 'replace', 'delete Two']);
      for (const [index, entry] of entries.entries()) {
        const { changes } = record('').event;
        const previousHash = entries[index - 1]?.hash ?? '';
        expect(entry).toMatchObject({ sequence: index + 1, previousHash, changes });
        expect(entry.hash).toBe(hashEntry(scope.imsOrgId, entry));
      }
      const hash = entries.at(-1)?.hash;
      const seal = `${scope.imsOrgId} 3 ${hash}`;
      expect(await store().audit.findHead(scope.imsOrgId)).toEqual({ sequence: 3, hash, seal });
    });

    it('has no entry for writes that were not executed', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row, record('insert'));
      await expect(store().connections.insert(scope, row, record('again'))).rejects.toThrow();
      expect(await store().connections.replace(scope, '"0"', row, record('stale'))).toBe(false);
      expect(await store().connections.delete(scope, 'nobody', () => record('nothing'))).toBe(false);
      expect((await entriesOf(scope.imsOrgId)).map(({ operation }) => operation)).toEqual(['insert']);
    });

    it('rejects a write whose entry cannot be created', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row, record('insert'));
      await expect(store().connections.insert(scope, connectionRow(), refusing)).rejects.toThrow('no key');
      const changed = { ...row, etag: '"2"' };
      await expect(store().connections.replace(scope, row.etag, changed, refusing)).rejects.toThrow('no key');
      await expect(store().connections.delete(scope, row.id, () => refusing)).rejects.toThrow('no key');
      expect(await store().connections.find(scope, row.id)).toEqual(row);
      expect(await store().connections.count(scope, [])).toBe(1);
      expect(await entriesOf(scope.imsOrgId)).toHaveLength(1);
    });

    it('is a single chain under concurrent writes', async () => {
      const scope = newScope();
      const writes = Array.from({ length: 100 }, (_, index) =>
        store().connections.insert(scope, connectionRow(), record(`${index}`)),
      );
      await Promise.all(writes);
      const entries = await entriesOf(scope.imsOrgId);
      expect(new Set(entries.map(({ operation }) => operation)).size).toBe(100);
      expect(entries.map(({ previousHash }) => previousHash)).toEqual([
        '',
        ...entries.slice(0, -1).map(({ hash }) => hash),
      ]);
    });
  });
}
