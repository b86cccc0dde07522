import { describe, expect, it } from 'vitest';
import type { AuditRecord } from '../../domain/audit-entry.ts';
import type { ConnectionRow } from '../../domain/connection-store.ts';
import type { HostKeyRow } from '../../domain/host-key-store.ts';
import type { Store } from '../../domain/store.ts';
import { connectionRow, newScope } from './rows.ts';

const keyOf = ({ id }: ConnectionRow, given: Partial<HostKeyRow> = {}): HostKeyRow => ({
  connectionId: id,
  address: 'sftp.contoso.example:22',
  type: 'ssh-ed25519',
  fingerprint: 'SHA256:first',
  origin: 'first-use',
  pinnedAt: 1,
  pinnedBy: 'me',
  ...given,
});

const auditRecord = (operation: string): AuditRecord => ({
  event: { at: 1, requestId: 'request', clientId: 'client', userId: 'user', operation, changes: [] },
  seal: (imsOrgId, { sequence, hash }) => `${imsOrgId} ${sequence} ${hash}`,
});

export function testHostKeys(store: () => Store): void {
  describe('host keys', () => {
    it('stores only the first key of each address', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row);
      const [first, second] = [keyOf(row), keyOf(row, { fingerprint: 'SHA256:second', pinnedAt: 2 })];
      expect(await store().hostKeys.keepFirst(scope, first)).toStrictEqual(first);
      expect(await store().hostKeys.keepFirst(scope, second)).toStrictEqual(first);
      expect(await store().hostKeys.find(scope, row.id, first.address)).toStrictEqual(first);
      expect(await store().hostKeys.find(scope, row.id, 'sftp.contoso.example:2222')).toBeUndefined();
      expect(await store().hostKeys.find(newScope(), row.id, first.address)).toBeUndefined();
    });

    it('replaces the key with one that a user sets, with an audit entry', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row);
      await store().hostKeys.keepFirst(scope, keyOf(row));
      const { type: _type, ...given } = keyOf(row, { fingerprint: 'SHA256:given', origin: 'given' });
      expect(await store().hostKeys.replace(scope, given, auditRecord('trustHostKey'))).toBe(true);
      expect(await store().hostKeys.list(scope, row.id)).toStrictEqual([given]);
      const entries = await store().audit.list(scope.imsOrgId, { order: 'ascending', limit: 10 });
      expect(entries).toMatchObject([{ operation: 'trustHostKey' }]);
    });

    it('deletes them with their connection, and stores none for a deleted one', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row);
      await store().hostKeys.keepFirst(scope, keyOf(row));
      await store().connections.delete(scope, row.id);
      expect(await store().hostKeys.list(scope, row.id)).toEqual([]);
      expect(await store().hostKeys.keepFirst(scope, keyOf(row))).toBeUndefined();
      expect(await store().hostKeys.replace(scope, keyOf(row), auditRecord('trustHostKey'))).toBe(false);
    });

    it('deletes all of them at once', async () => {
      const scope = newScope();
      const row = connectionRow();
      await store().connections.insert(scope, row);
      await store().hostKeys.keepFirst(scope, keyOf(row));
      expect(await store().hostKeys.forget(scope, row.id, auditRecord('forgetHostKeys'))).toBe(true);
      expect(await store().hostKeys.forget(scope, row.id, auditRecord('forgetHostKeys'))).toBe(false);
      expect(await store().hostKeys.list(scope, row.id)).toEqual([]);
    });
  });
}
