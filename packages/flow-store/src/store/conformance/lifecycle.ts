import { describe, expect, it } from 'vitest';
import type { Store } from '../../domain/store.ts';
import { connectionRow, newScope } from './rows.ts';

export function testLifecycle(open: () => Promise<Store>): void {
  describe('opening and closing', () => {
    it('keeps everything, and finishes the writes under way first', async () => {
      const scope = newScope();
      const rows = Array.from({ length: 300 }, () => connectionRow());
      const store = await open();
      const writes = rows.map((row) => store.insertConnection(scope, row));
      await store.close();
      await Promise.all(writes);

      const reopened = await open();
      expect(await reopened.countConnections(scope, [])).toBe(300);
      await reopened.close();
    });

    it('keeps the first value of a setting, whoever comes at once', async () => {
      const store = await open();
      const values = await Promise.all(
        Array.from({ length: 10 }, (_, index) => store.keepFirst('organisation', `value ${index}`)),
      );
      expect(new Set(values).size).toBe(1);
      expect(values).toContain(await store.keepFirst('organisation', 'late'));
      await store.close();
    });

    it('answers a ping while open, and refuses all work when closed', async () => {
      const scope = newScope();
      const store = await open();
      await store.ping();
      await store.close();
      await expect(store.ping()).rejects.toThrow();
      await expect(store.insertConnection(scope, connectionRow())).rejects.toThrow();
      await expect(store.findConnection(scope, 'a')).rejects.toThrow();
    });
  });
}
