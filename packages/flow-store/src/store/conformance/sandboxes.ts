import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { SandboxRow } from '../../domain/sandbox-store.ts';
import type { Store } from '../../domain/store.ts';

const sandbox = (values: Partial<SandboxRow>): SandboxRow => ({
  id: randomUUID(),
  name: 'dev',
  title: 'Development',
  type: 'development',
  isDefault: false,
  createdAt: 1_700_000_000_000,
  ...values,
});

export function testSandboxes(store: () => Store): void {
  describe('sandboxes', () => {
    it('belong to their organization, ordered by name', async () => {
      const [org, other] = [randomUUID(), randomUUID()];
      const prod = sandbox({ name: 'prod', title: 'Production', type: 'production', isDefault: true });
      const dev = sandbox({});
      await Promise.all([prod, dev].map((row) => store().sandboxes.insert(org, row)));
      await store().sandboxes.insert(other, sandbox({ name: 'elsewhere' }));
      expect(await store().sandboxes.list(org)).toEqual([dev, prod]);
      expect(await store().sandboxes.find(org, 'prod')).toEqual(prod);
      expect(await store().sandboxes.find(org, 'elsewhere')).toBeUndefined();
      expect(await store().sandboxes.list(randomUUID())).toEqual([]);
    });

    it('have unique names', async () => {
      const org = randomUUID();
      await store().sandboxes.insert(org, sandbox({ name: 'dev' }));
      await expect(store().sandboxes.insert(org, sandbox({ name: 'dev' }))).rejects.toThrow();
      await store().sandboxes.insert(randomUUID(), sandbox({ name: 'dev' }));
    });
  });
}
