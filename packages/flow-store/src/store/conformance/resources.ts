import { describe, expect, it } from 'vitest';
import { InvalidCursorError } from '../../domain/invalid-cursor-error.ts';
import type { CommonField, ResourceRow, ResourceStore } from '../../domain/resource-store.ts';
import type { Store } from '../../domain/store.ts';
import {
  batchRow,
  datasetRow,
  flowRow,
  mappingSetRow,
  runRow,
  schemaRow,
  sourceConnectionRow,
  targetConnectionRow,
} from './flow-rows.ts';
import { newScope } from './rows.ts';

/** A resource with a way to make its rows, which refer to no other object. */
interface Resource {
  of(store: Store): ResourceStore<ResourceRow, CommonField>;
  row(values?: Partial<ResourceRow>): ResourceRow;
}

/** @param row Creates a row of the resource. */
function resource<Row extends ResourceRow>(
  of: (store: Store) => ResourceStore<Row, CommonField>,
  row: (values: Partial<Row>) => Row,
): Resource {
  return { of, row } as unknown as Resource;
}

const RESOURCES: readonly (readonly [string, Resource])[] = [
  ['source connections', resource((store) => store.sourceConnections as never, sourceConnectionRow)],
  ['target connections', resource((store) => store.targetConnections as never, targetConnectionRow)],
  ['flows', resource((store) => store.flows as never, flowRow)],
  ['schemas', resource((store) => store.schemas as never, schemaRow)],
  ['datasets', resource((store) => store.datasets as never, datasetRow)],
  ['mapping sets', resource((store) => store.mappingSets as never, mappingSetRow)],
  ['batches', resource((store) => store.batches as never, batchRow)],
];

export function testResources(store: () => Store): void {
  describe.each(RESOURCES)('%s', (_, { of, row }) => {
    const rows = () => of(store());

    it('are returned as inserted, in their sandbox only', async () => {
      const [scope, other] = [newScope(), newScope()];
      const inserted = row({ description: '日本 👩‍🚀' });
      await rows().insert(scope, inserted);
      expect(await rows().find(scope, inserted.id)).toEqual(withPlan(inserted));
      expect(await rows().find(other, inserted.id)).toBeUndefined();
      expect(await rows().count(other, [])).toBe(0);
      expect(await rows().delete(other, inserted.id)).toBe(false);
      expect(await rows().replace(other, inserted.etag, inserted)).toBe(false);
    });

    it('cannot be inserted twice', async () => {
      const scope = newScope();
      const inserted = row();
      await rows().insert(scope, inserted);
      await expect(rows().insert(scope, inserted)).rejects.toThrow();
      expect(await rows().count(scope, [])).toBe(1);
    });

    it('accept one of many changes that expect the same etag', async () => {
      const scope = newScope();
      const first = row();
      await rows().insert(scope, first);
      const rivals = Array.from({ length: 20 }, (_value, index) => ({ ...first, etag: `"rival ${index}"` }));
      const outcomes = await Promise.all(rivals.map((rival) => rows().replace(scope, '"1"', rival)));
      const winners = rivals.filter((_rival, index) => outcomes[index]);
      expect(winners).toHaveLength(1);
      expect(await rows().find(scope, first.id)).toEqual(withPlan(winners[0]));
    });

    it('are gone once deleted', async () => {
      const scope = newScope();
      const inserted = row();
      await rows().insert(scope, inserted);
      expect(await rows().delete(scope, inserted.id)).toBe(true);
      expect(await rows().delete(scope, inserted.id)).toBe(false);
      expect(await rows().find(scope, inserted.id)).toBeUndefined();
    });

    it('are listed in pages that add up to the whole list, newest first', async () => {
      const scope = newScope();
      const inserted = Array.from({ length: 7 }, (_value, index) => row({ createdAt: index % 3 }));
      for (const one of inserted) await rows().insert(scope, one);
      const whole = (await rows().list(scope, { conditions: [], limit: 100 })).rows;
      expect(whole.map(({ createdAt }) => createdAt)).toEqual([2, 2, 1, 1, 0, 0, 0]);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await rows().list(scope, { conditions: [], limit: 2, ...(after && { after }) });
        seen.push(...page.rows.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual(whole.map(({ id }) => id));
    });

    it('are filtered and counted by name and time', async () => {
      const scope = newScope();
      for (const name of ['a', 'b', 'B']) await rows().insert(scope, row({ name, createdAt: name.length }));
      const conditions = [
        { field: 'name', operator: '==', values: ['b', 'B'] },
        { field: 'createdAt', operator: '<=', values: [1] },
      ] as const;
      const { rows: found } = await rows().list(scope, { conditions, limit: 10 });
      expect(found.map(({ name }) => name).toSorted()).toEqual(['B', 'b']);
      expect(await rows().count(scope, conditions)).toBe(2);
    });

    it('reject a cursor that the store did not create', async () => {
      const page = rows().list(newScope(), { conditions: [], limit: 1, after: 'x' });
      await expect(page).rejects.toThrow(InvalidCursorError);
    });
  });

  it('a list of runs can be filtered by flow and state', async () => {
    const scope = newScope();
    const flow = flowRow();
    await store().flows.insert(scope, flow);
    const run = runRow(flow.id);
    await store().runs.insert(scope, run);
    const find = async (state: string) =>
      (
        await store().runs.list(scope, {
          conditions: [
            { field: 'flowId', operator: '==', values: [flow.id] },
            { field: 'metrics.statusSummary.status', operator: '==', values: [state] },
          ],
          limit: 10,
        })
      ).rows;
    expect(await find('scheduled')).toEqual([run]);
    expect(await find('failed')).toEqual([]);
  });
}

/** The store returns a flow with its progress. */
function withPlan(row: ResourceRow | undefined): ResourceRow | undefined {
  return row && 'flowSpec' in row ? ({ ...row, progress: {} } as ResourceRow) : row;
}
