import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Condition, ConnectionField, ConnectionRow } from '../../domain/connection-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Store } from '../../domain/store.ts';
import { FIELDS, fieldOf } from './field-of.ts';
import { compare, connectionRow, insertAll, newScope } from './rows.ts';

const rows: readonly ConnectionRow[] = [
  connectionRow({ id: 'a', name: 'Orders', description: 'daily', createdAt: 10, connectionSpecId: 'blob' }),
  connectionRow({ id: 'b', name: 'orders', createdAt: 20, connectionSpecId: 'blob', state: 'disabled' }),
  connectionRow({ id: 'c', name: "O'Brien; --", description: '', createdAt: 20, connectionSpecId: 'table' }),
  connectionRow({
    id: 'd',
    name: 'Ord%rs',
    description: 'weekly',
    createdAt: 30,
    providerId: 'p',
    state: 'draft',
  }),
  connectionRow({
    id: 'e',
    name: '日本',
    createdAt: 9,
    auth: { specName: 'SAS', openParams: {}, secretNames: [] },
  }),
];

const where = (
  field: ConnectionField,
  operator: Condition['operator'],
  ...values: (string | number)[]
): Condition => ({
  field,
  operator,
  values,
});

const CASES: readonly [name: string, conditions: readonly Condition[], want: string][] = [
  ['no condition', [], 'abcde'],
  ['one value', [where('name', '==', 'Orders')], 'a'],
  ['several values', [where('id', '==', 'a', 'd', 'nobody')], 'ad'],
  ['a value without matches', [where('name', '==', 'Order')], ''],
  ['no wildcards', [where('name', '==', 'Ord%rs')], 'd'],
  ['quotes', [where('name', '==', "O'Brien; --")], 'c'],
  ['any language', [where('name', '==', '日本')], 'e'],
  ['not one value', [where('connectionSpec.id', '!=', 'blob')], 'cde'],
  ['none of several values', [where('id', '!=', 'a', 'b')], 'cde'],
  ['not a value, where some have none', [where('description', '!=', 'daily')], 'bcde'],
  ['an empty value, where some have none', [where('description', '==', '')], 'bce'],
  ['not an empty value', [where('description', '!=', '')], 'ad'],
  ['a provider', [where('providerId', '==', 'p')], 'd'],
  ['an auth variant', [where('auth.specName', '==', 'SAS')], 'e'],
  ['a number', [where('createdAt', '==', 20)], 'bc'],
  ['a number as text', [where('createdAt', '==', '20')], 'bc'],
  ['a number that is no integer', [where('createdAt', '==', 20.5)], ''],
  ['not a number that is no integer', [where('createdAt', '!=', 20.5, 1e300)], 'abcde'],
  ['less than a number between two', [where('createdAt', '<', 19.5)], 'ae'],
  ['more than a number between two', [where('createdAt', '>', 19.5)], 'bcd'],
  ['less than an enormous number', [where('createdAt', '<', 1e300)], 'abcde'],
  ['at least an enormous negative number', [where('createdAt', '>=', -1e300)], 'abcde'],
  ['less, by number and not by digit', [where('createdAt', '<', 10)], 'e'],
  ['at most', [where('createdAt', '<=', 10)], 'ae'],
  ['more', [where('createdAt', '>', 20)], 'd'],
  ['at least', [where('createdAt', '>=', 20)], 'bcd'],
  ['text that comes after', [where('name', '>', 'Orders')], 'be'],
  ['less than either of two', [where('createdAt', '<', 10, 20)], 'ae'],
  ['both of two', [where('createdAt', '>=', 10), where('createdAt', '<', 30)], 'abc'],
  ['both of two fields', [where('connectionSpec.id', '==', 'blob'), where('state', '==', 'enabled')], 'a'],
];

export function testFilters(store: () => Store): void {
  describe('conditions of a list', () => {
    const scope: Scope = newScope();
    const match = async (conditions: readonly Condition[]): Promise<string> => {
      const order = { field: 'id', direction: 'ascending' } as const;
      const page = await store().connections.list(scope, { conditions, order, limit: 100 });
      expect(await store().connections.count(scope, conditions)).toBe(page.rows.length);
      return page.rows.map(({ id }) => id).join('');
    };
    beforeAll(() => insertAll(store(), scope, rows));

    it.each(CASES)('select and count: %s', async (_, conditions, want) => {
      expect(await match(conditions)).toBe(want);
    });

    it('may have thousands of values', async () => {
      const values = Array.from({ length: 5_000 }, (_, index) => `name ${index}`);
      expect(await match([where('name', '==', ...values, 'Orders')])).toBe('a');
      expect(await match([where('name', '!=', ...values, 'Orders')])).toBe('bcde');
    });

    it('are plain data, never SQL', async () => {
      const hostile = `') or 1=1; drop table connections; --`;
      expect(await match([where('name', '==', hostile), where('id', '!=', hostile)])).toBe('');
      expect(await match([])).toBe('abcde');
    });

    it('select the same rows as a plain comparison in code', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyCondition, { maxLength: 3 }), async (conditions) => {
          const chosen = rows.filter((row) => conditions.every((condition) => holds(row, condition)));
          expect(await match(conditions)).toBe(chosen.map(({ id }) => id).join(''));
        }),
      );
    });
  });
}

const OPERATORS = ['==', '!=', '<', '<=', '>', '>='] as const;

/** On any field, with values that are equal or close to those of the rows. */
const anyCondition: fc.Arbitrary<Condition> = fc.constantFrom(...FIELDS).chain((field) => {
  const present = rows.map((row) => fieldOf(row, field));
  const isNumber = field === 'createdAt' || field === 'updatedAt';
  const near = isNumber ? fc.integer({ min: 0, max: 40 }) : fc.string({ maxLength: 2 });
  return fc.record({
    field: fc.constant(field),
    operator: fc.constantFrom(...OPERATORS),
    values: fc.array(fc.oneof(fc.constantFrom(...present), near), { minLength: 1, maxLength: 3 }),
  });
});

function holds(row: ConnectionRow, { field, operator, values }: Condition): boolean {
  const differences = values.map((value) => compare(fieldOf(row, field), value));
  switch (operator) {
    case '==':
      return differences.some((difference) => difference === 0);
    case '!=':
      return differences.every((difference) => difference !== 0);
    case '<':
      return differences.some((difference) => difference < 0);
    case '<=':
      return differences.some((difference) => difference <= 0);
    case '>':
      return differences.some((difference) => difference > 0);
    case '>=':
      return differences.some((difference) => difference >= 0);
  }
}
