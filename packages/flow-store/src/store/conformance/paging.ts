import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionOrder, ListQuery } from '../../domain/connection-store.ts';
import { InvalidCursorError } from '../../domain/invalid-cursor-error.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Store } from '../../domain/store.ts';
import { connectionRow, idsOf, insertAll, newScope } from './rows.ts';

const ORDERS: readonly ConnectionOrder[] = [
  { field: 'createdAt', direction: 'descending' },
  { field: 'name', direction: 'ascending' },
  { field: 'description', direction: 'descending' },
  { field: 'id', direction: 'ascending' },
];

export function testPaging(store: () => Store): void {
  /** Five connections created at the same moment and five at others, some without a description. */
  const fill = async (): Promise<{ scope: Scope; ids: string[] }> => {
    const scope = newScope();
    const rows = Array.from({ length: 10 }, (_, index) =>
      connectionRow({
        name: `名前 ${index % 3}`,
        createdAt: Math.max(5, index),
        ...(index % 2 === 0 ? { description: `${index}`.repeat(1_000) } : {}),
      }),
    );
    await insertAll(store(), scope, rows);
    return { scope, ids: idsOf(rows) };
  };

  describe('pages of a list', () => {
    for (const order of ORDERS) {
      it(`add up to the whole list by ${order.field}, ${order.direction}, at any size`, async () => {
        const { scope } = await fill();
        const whole = await store().connections.list(scope, { conditions: [], order, limit: 100 });
        expect(whole.next).toBeUndefined();
        for (const limit of [1, 2, 3, 5, 9, 10]) {
          const pages = await walk(store(), scope, { conditions: [], order, limit });
          expect(pages).toHaveLength(Math.ceil(10 / limit));
          expect(pages.flat()).toEqual(idsOf(whole.rows));
        }
      });

      it(`omit and repeat no row by ${order.field}, ${order.direction}, during inserts`, async () => {
        const { scope, ids } = await fill();
        const insert = async () => {
          const text = randomUUID();
          await insertAll(store(), scope, [
            connectionRow({ id: `0${text}`, name: '', createdAt: 5, description: '' }),
            connectionRow({ id: text, name: '名前 1', createdAt: 7, description: text }),
            connectionRow({ id: `z${text}`, name: 'z', createdAt: 100, description: 'z' }),
          ]);
        };
        const seen = (await walk(store(), scope, { conditions: [], order, limit: 3 }, insert)).flat();
        expect(seen.filter((id) => ids.includes(id)).toSorted()).toEqual(ids.toSorted());
        expect(new Set(seen).size).toBe(seen.length);
      });
    }

    it('continue after the last connection of a page was deleted', async () => {
      const { scope, ids } = await fill();
      const query = { conditions: [], limit: 4 };
      const { rows, next } = await store().connections.list(scope, query);
      const last = rows.at(-1)?.id ?? '';
      await store().connections.delete(scope, last);
      const rest = await walk(store(), scope, { ...query, ...(next && { after: next }) });
      expect([...idsOf(rows), ...rest.flat()].toSorted()).toEqual(ids.toSorted());
    });

    for (const direction of ['ascending', 'descending'] as const) {
      it(`add up to the whole list by names too long for a cursor, ${direction}, even if the name changes`, async () => {
        const scope = newScope();
        const order = { field: 'name', direction } as const;
        const long = '𝔫'.repeat(5_000);
        const rows = ['', 'a', 'b', 'c'].map((end) => connectionRow({ name: `${long}${end}` }));
        await insertAll(store(), scope, [
          ...rows,
          connectionRow({ name: 'a' }),
          connectionRow({ name: '🜁' }),
        ]);
        const list = async (limit: number, after?: string) =>
          await store().connections.list(scope, { conditions: [], order, limit, ...(after && { after }) });
        const whole = idsOf((await list(100)).rows);
        const seen: string[] = [];
        let page = await list(2);
        seen.push(...idsOf(page.rows));
        while (page.next !== undefined) {
          expect(page.next.length).toBeLessThan(2_000);
          page = await list(2, page.next);
          seen.push(...idsOf(page.rows));
        }
        expect(seen).toEqual(whole);

        const first = await list(3);
        await store().connections.delete(scope, first.rows.at(-1)?.id ?? '');
        const rest = idsOf((await list(100, first.next)).rows);
        expect(rest).toEqual(expect.arrayContaining(whole.slice(3)));
      });
    }

    it('apply the conditions to every page', async () => {
      const { scope } = await fill();
      const conditions = [{ field: 'name', operator: '==', values: ['名前 0', '名前 1'] }] as const;
      const pages = await walk(store(), scope, { conditions, limit: 2 });
      expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
    });
  });

  describe('a cursor', () => {
    it('can be part of a link without escaping', async () => {
      const { scope } = await fill();
      for (const order of ORDERS) {
        const { next } = await store().connections.list(scope, { conditions: [], order, limit: 1 });
        expect(next).toMatch(/^[\w-]+$/);
      }
    });

    it('is rejected by a list in another order', async () => {
      const { scope } = await fill();
      for (const made of ORDERS) {
        const { next = '' } = await store().connections.list(scope, {
          conditions: [],
          order: made,
          limit: 1,
        });
        const reversed = {
          ...made,
          direction: made.direction === 'ascending' ? 'descending' : 'ascending',
        } as const;
        for (const order of [...ORDERS.filter((other) => other !== made), reversed]) {
          const page = store().connections.list(scope, { conditions: [], order, limit: 1, after: next });
          await expect(page).rejects.toThrow(InvalidCursorError);
        }
      }
    });

    it.each([
      ['nothing', ''],
      ['no base64', '%%%'],
      ['no JSON', encode('{')],
      ['no list', encode('{"field":"createdAt"}')],
      ['a short list', encode('["createdAt","descending",1]')],
      ['text for a number', encode('["createdAt","descending","1","a"]')],
      ['a number too large', encode('["createdAt","descending",1e999,"a"]')],
      ['a number for an id', encode('["createdAt","descending",1,2]')],
      ['a number between two', encode('["createdAt","descending",1.5,"a"]')],
      ['a value without matches', encode('["createdAt","descending",1,"\\u0000"]')],
      ['the start of a number', encode('["createdAt","descending",{"begins":5},"a"]')],
      ['the start of a string for a number', encode('["createdAt","descending",{"begins":"5"},"a"]')],
      ['an object for a value', encode('["createdAt","descending",{},"a"]')],
    ])('is rejected if it contains %s', async (_, after) => {
      const page = store().connections.list(newScope(), { conditions: [], limit: 1, after });
      await expect(page).rejects.toThrow(InvalidCursorError);
    });

    it('is rejected, or returns only rows of the sandbox, if tampered with', async () => {
      const { scope, ids } = await fill();
      const { next = '' } = await store().connections.list(scope, { conditions: [], limit: 5 });
      const tampered = fc
        .tuple(fc.nat({ max: next.length - 1 }), fc.string({ maxLength: 3 }))
        .map(([at, text]) => next.slice(0, at) + text + next.slice(at + 1));
      await fc.assert(
        fc.asyncProperty(fc.oneof(tampered, fc.string()), async (after) => {
          const outcome = await store()
            .connections.list(scope, { conditions: [], limit: 5, after })
            .catch((error: unknown) => error);
          if (outcome instanceof Error) expect(outcome).toBeInstanceOf(InvalidCursorError);
          else expect(outcome).toMatchObject({ rows: expect.toSatisfy(areAmong(ids)) });
        }),
      );
    });
  });
}

const encode = (json: string): string => Buffer.from(json).toString('base64url');

const areAmong = (ids: readonly string[]) => (rows: { id: string }[]) =>
  rows.every(({ id }) => ids.includes(id));

/** More pages than any test has. A longer walk means an endless loop. */
const MAX_PAGES = 60;

/** Returns the ids of each page, in order. */
async function walk(
  store: Store,
  scope: Scope,
  query: ListQuery,
  betweenPages: () => Promise<void> = async () => {},
): Promise<string[][]> {
  const pages: string[][] = [];
  let after = query.after;
  do {
    const page = await store.connections.list(scope, { ...query, ...(after && { after }) });
    pages.push(idsOf(page.rows));
    after = page.next;
    if (pages.length < 8) await betweenPages();
  } while (after !== undefined && pages.length < MAX_PAGES);
  return pages;
}
