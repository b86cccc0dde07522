import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionRow } from '../../domain/connection-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Store } from '../../domain/store.ts';
import { connectionRow, idsOf, newScope } from './rows.ts';

interface Step {
  action: 'insert' | 'replace' | 'delete' | 'find';
  org: number;
  sandboxName: string;
  id: string;
  name: string;
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    action: fc.constantFrom<Step['action'][]>('insert', 'insert', 'replace', 'delete', 'find'),
    org: fc.nat({ max: 1 }),
    sandboxName: fc.constantFrom('prod', 'dev'),
    id: fc.constantFrom('a', 'b', 'c'),
    name: fc.string(),
  }),
  { maxLength: 40 },
);

export function testIsolation(store: () => Store): void {
  describe('organizations and sandboxes', () => {
    it('never see or change one another, even with the same ids', async () => {
      await fc.assert(
        fc.asyncProperty(steps, async (history) => {
          const orgs = [randomUUID(), randomUUID()];
          const model = new Map<string, Map<string, ConnectionRow>>();
          for (const step of history) {
            const scope = { imsOrgId: orgs[step.org] ?? '', sandboxName: step.sandboxName };
            await take(step, store(), scope, rowsIn(model, scope));
          }
          for (const imsOrgId of orgs) {
            for (const sandboxName of ['prod', 'dev']) {
              const scope = { imsOrgId, sandboxName };
              await expectToHold(store(), scope, rowsIn(model, scope));
            }
          }
        }),
        { numRuns: 40 },
      );
    });

    it('are not confused if their concatenated names are equal', async () => {
      const [left, right] = [
        { imsOrgId: `${newScope().imsOrgId}a`, sandboxName: 'b' },
        { imsOrgId: newScope().imsOrgId, sandboxName: 'ab' },
      ];
      const row = connectionRow();
      await store().connections.insert(left, row);
      expect(await store().connections.find(right, row.id)).toBeUndefined();
      expect(await store().connections.find({ ...left, sandboxName: 'B' }, row.id)).toBeUndefined();
    });

    it('are enforced for cursors too', async () => {
      const [scope, other] = [newScope(), newScope()];
      const rows = [1, 2, 3].map((createdAt) => connectionRow({ createdAt }));
      for (const row of rows) {
        await store().connections.insert(scope, row);
        await store().connections.insert(other, connectionRow({ createdAt: row.createdAt }));
      }
      const { next } = await store().connections.list(other, { conditions: [], limit: 1 });
      const page = await store().connections.list(scope, {
        conditions: [],
        limit: 10,
        ...(next && { after: next }),
      });
      expect(idsOf(rows)).toEqual(expect.arrayContaining(idsOf(page.rows)));
    });
  });
}

function rowsIn(model: Map<string, Map<string, ConnectionRow>>, scope: Scope): Map<string, ConnectionRow> {
  const key = JSON.stringify([scope.imsOrgId, scope.sandboxName]);
  const rows = model.get(key) ?? new Map<string, ConnectionRow>();
  model.set(key, rows);
  return rows;
}

/** Applies the step to the store and to the model, and compares the results. */
async function take(step: Step, store: Store, scope: Scope, rows: Map<string, ConnectionRow>): Promise<void> {
  const before = rows.get(step.id);
  const row = connectionRow({ id: step.id, name: step.name, etag: `"${randomUUID()}"` });
  if (step.action === 'find') {
    expect(await store.connections.find(scope, step.id)).toEqual(before);
  } else if (step.action === 'delete') {
    expect(await store.connections.delete(scope, step.id)).toBe(rows.delete(step.id));
  } else if (step.action === 'replace') {
    expect(await store.connections.replace(scope, before?.etag ?? '""', row)).toBe(before !== undefined);
    if (before) rows.set(step.id, row);
  } else if (before) {
    await expect(store.connections.insert(scope, row)).rejects.toThrow();
  } else {
    await store.connections.insert(scope, row);
    rows.set(step.id, row);
  }
}

async function expectToHold(store: Store, scope: Scope, rows: Map<string, ConnectionRow>): Promise<void> {
  const page = await store.connections.list(scope, {
    conditions: [],
    limit: 10,
    order: { field: 'id', direction: 'ascending' },
  });
  expect(page.rows).toEqual([...rows.values()].sort((left, right) => (left.id < right.id ? -1 : 1)));
  expect(await store.connections.count(scope, [])).toBe(rows.size);
}
