import { describe, expect, it } from 'vitest';
import type { Store } from '../../domain/store.ts';

export function testSettings(open: () => Promise<Store>): void {
  describe('settings', () => {
    it('keeps the first value of a setting under concurrent writes', async () => {
      const store = await open();
      const values = await Promise.all(
        Array.from({ length: 10 }, (_, index) => store.settings.keepFirst('organisation', `value ${index}`)),
      );
      expect(new Set(values).size).toBe(1);
      expect(values).toContain(await store.settings.keepFirst('organisation', 'late'));
      await store.close();
    });
  });
}
