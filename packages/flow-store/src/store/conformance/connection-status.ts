import type { TestReport } from '@headwater/models';
import { describe, expect, it } from 'vitest';
import type { ConnectionRow } from '../../domain/connection-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Store } from '../../domain/store.ts';
import { connectionRow, newScope } from './rows.ts';

const report = (result: boolean, startedAt: number): TestReport => ({
  result,
  startedAt,
  durationMs: 1.5,
  stages: [{ name: 'connect', outcome: result ? 'passed' : 'failed', durationMs: 1.5, detail: '例' }],
});

const expiring = (secretsExpireAt: number): ConnectionRow =>
  connectionRow({ auth: { specName: 'A', openParams: {}, secretNames: ['s'], secretsExpireAt } });

const names = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id);

export function testConnectionStatus(store: () => Store): void {
  const insert = async (scope: Scope, row: ConnectionRow): Promise<string> => {
    await store().connections.insert(scope, row);
    return row.id;
  };
  const test = async (
    scope: Scope,
    { id, authRevision }: ConnectionRow,
    tested: TestReport,
  ): Promise<void> => {
    await store().status.recordTest(scope, {
      connectionId: id,
      authRevision,
      report: tested,
      testedBy: 'me',
    });
  };

  describe('the status of connections', () => {
    it('consists of the last test and the expiry of the secrets', async () => {
      const scope = newScope();
      const [untested, tested] = [connectionRow(), expiring(5)];
      await insert(scope, untested);
      await insert(scope, tested);
      await test(scope, tested, report(false, 1));
      await test(scope, tested, report(true, 2));
      const found = await store().status.find(scope, [tested.id, untested.id, 'none']);
      const lastTest = { report: report(true, 2), testedBy: 'me', isStale: false };
      expect(found).toHaveLength(2);
      expect(found).toContainEqual({ id: untested.id, name: untested.name });
      expect(found).toContainEqual({ id: tested.id, name: tested.name, lastTest, secretsExpireAt: 5 });
      expect(await store().status.find(scope, [])).toEqual([]);
      expect(await store().connections.find(scope, tested.id)).toStrictEqual(tested);
    });

    it('marks a test of another auth block, even if the change came during the test', async () => {
      const scope = newScope();
      const row = connectionRow();
      await insert(scope, row);
      await test(scope, row, report(false, 1));
      const changed = { ...row, authRevision: 'second' };
      await store().connections.replace(scope, row.etag, { ...row, name: 'Renamed' });
      expect((await store().status.find(scope, [row.id]))[0]?.lastTest?.isStale).toBe(false);
      await store().connections.replace(scope, row.etag, changed);
      expect((await store().status.find(scope, [row.id]))[0]?.lastTest?.isStale).toBe(true);
      await test(scope, row, report(false, 2));
      expect((await store().status.find(scope, [row.id]))[0]?.lastTest?.isStale).toBe(true);
      expect(await store().status.listFailing(scope, 10)).toEqual([]);
      expect(await store().status.countFailing(scope)).toBe(0);
      expect(await store().status.countTested(scope)).toBe(1);
      await test(scope, changed, report(false, 3));
      expect(names(await store().status.listFailing(scope, 10))).toEqual([row.id]);
    });

    it('lists failing tests, most recent first', async () => {
      const scope = newScope();
      const rows = [1, 2, 3, 4].map(() => connectionRow());
      for (const [index, row] of rows.entries()) {
        await insert(scope, row);
        await test(scope, row, report(index === 1, index));
      }
      const failing = [rows[3], rows[2], rows[0]].map((row) => row?.id);
      expect(names(await store().status.listFailing(scope, 10))).toEqual(failing);
      expect(names(await store().status.listFailing(scope, 2))).toEqual(failing.slice(0, 2));
      const query = { conditions: [], limit: 2, attention: 'failing' } as const;
      const page = await store().connections.list(scope, query);
      const rest = await store().connections.list(scope, { ...query, after: page.next ?? '' });
      expect(names([...page.rows, ...rest.rows]).toSorted()).toEqual(failing.toSorted());
      expect(await store().status.countFailing(scope)).toBe(3);
      expect(await store().status.countTested(scope)).toBe(4);
    });

    it('lists expiring secrets, earliest first', async () => {
      const scope = newScope();
      await insert(scope, connectionRow());
      const late = await insert(scope, expiring(30));
      const soon = await insert(scope, expiring(10));
      const past = await insert(scope, expiring(-10));
      const before = (limit: number, time: number) =>
        store().status.listExpiring(scope, { before: time, limit });
      expect(names(await before(10, 31))).toEqual([past, soon, late]);
      expect(names(await before(10, 30))).toEqual([past, soon]);
      expect(names(await before(1, 30))).toEqual([past]);
      const attention = { expiringBefore: 30 };
      const listed = await store().connections.list(scope, { conditions: [], limit: 10, attention });
      expect(names(listed.rows).toSorted()).toEqual([past, soon].toSorted());
      expect(await store().status.countExpiring(scope, 30)).toBe(2);
    });

    it('is deleted with its connection, and limited to one sandbox', async () => {
      const [scope, other] = [newScope(), newScope()];
      const row = { ...expiring(5), id: 'same' };
      await insert(scope, row);
      await insert(other, row);
      await test(scope, row, report(false, 1));
      expect((await store().status.find(other, ['same']))[0]?.lastTest).toBeUndefined();
      expect(await store().status.listFailing(other, 10)).toEqual([]);
      expect(await store().status.countTested(other)).toBe(0);

      await store().connections.delete(scope, 'same');
      await test(scope, row, report(false, 2));
      expect(await store().status.find(scope, ['same'])).toEqual([]);
      expect(await store().status.countTested(scope)).toBe(0);
      await insert(scope, row);
      expect((await store().status.find(scope, ['same']))[0]?.lastTest).toBeUndefined();
      expect(await store().status.countExpiring(other, 10)).toBe(1);
    });
  });
}
