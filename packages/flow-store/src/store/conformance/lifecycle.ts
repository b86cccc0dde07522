import { describe, expect, it } from 'vitest';
import type { Store } from '../../domain/store.ts';
import { connectionRow, newScope } from './rows.ts';

export function testLifecycle(open: () => Promise<Store>): void {
  describe('opening and closing', () => {
    it('keeps all data, and first finishes pending writes', async () => {
      const scope = newScope();
      const rows = Array.from({ length: 300 }, () => connectionRow());
      const store = await open();
      const writes = rows.map((row) => store.connections.insert(scope, row));
      await store.close();
      await Promise.all(writes);

      const reopened = await open();
      expect(await reopened.connections.count(scope, [])).toBe(300);
      await reopened.close();
    });

    it('answers a ping while open, and rejects all work after closing', async () => {
      const scope = newScope();
      const store = await open();
      await store.ping();
      await store.close();
      await expect(store.ping()).rejects.toThrow();
      await expect(store.connections.insert(scope, connectionRow())).rejects.toThrow();
      await expect(store.connections.find(scope, 'a')).rejects.toThrow();
    });
  });
}
