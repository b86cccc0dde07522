import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ListQuery } from '../../domain/connection-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Store } from '../../domain/store.ts';
import { connectionRow, insertAll, newScope } from './rows.ts';

const NAMES = ['Orders of Århus', 'orders, old', 'Ord%rs', "O'Brien\\; --", '日本の注文', 'École ÉTÉ', ''];

export function testSearch(store: () => Store): void {
  describe('a substring of names', () => {
    const scope: Scope = newScope();
    const find = async (nameContains: string, query: Partial<ListQuery> = {}): Promise<string[]> => {
      const order = { field: 'id', direction: 'ascending' } as const;
      const page = await store().connections.list(scope, {
        conditions: [],
        order,
        limit: 100,
        nameContains,
        ...query,
      });
      return page.rows.map(({ name }) => name);
    };
    const rows = NAMES.map((name, index) =>
      connectionRow({ id: `id-${index}`, name, state: index === 0 ? 'draft' : 'enabled', updatedAt: index }),
    );
    beforeAll(() => insertAll(store(), scope, rows));

    it.each([
      ['its middle', 'of', [0]],
      ['its end, in other case', 'OLD', [1]],
      ['several', 'oRDe', [0, 1]],
      ['letters beyond ASCII in other case', 'åRHUS', [0]],
      ['letters of either case at once', 'école été', [5]],
      ['no letters', '注', [4]],
      ['no wildcards', 'd%r', [2]],
      ['no single wildcards', 'o_d', []],
      ['quotes and backslashes', "'brien\\;", [3]],
      ['nothing', 'nobody', []],
      ['any name', '', [0, 1, 2, 3, 4, 5, 6]],
    ] as const)('finds %s', async (_, text, want) => {
      expect(await find(text)).toEqual(want.map((index) => NAMES[index]));
    });

    it('is applied together with the conditions, page by page, in any order', async () => {
      const isDraft = { field: 'state', operator: '==', values: ['draft'] } as const;
      expect(await find('ord', { conditions: [isDraft] })).toEqual([NAMES[0]]);
      const query = {
        conditions: [],
        nameContains: 'ord',
        order: { field: 'updatedAt', direction: 'descending' },
        limit: 2,
      } as const;
      const first = await store().connections.list(scope, query);
      expect(first.rows.map(({ name }) => name)).toEqual([NAMES[2], NAMES[1]]);
      const second = await store().connections.list(scope, { ...query, after: first.next ?? '' });
      expect(second.rows.map(({ name }) => name)).toEqual([NAMES[0]]);
      expect(second.next).toBeUndefined();
    });

    it('finds the same names as a simple search in code', async () => {
      const letters = fc.constantFrom(...'oORrdD%_\\\'";éÉßñÑЖж日本の注, ');
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: letters, maxLength: 3 }), async (text) => {
          const wanted = text.toLowerCase();
          expect(await find(text)).toEqual(NAMES.filter((name) => name.toLowerCase().includes(wanted)));
        }),
      );
    });
  });
}
