import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const SLUGS = ['azure-blob', 'azure-table-storage', 'sql-server', 'oracle-db'];

it.each([
  ['azure-blub', ['azure-blob']],
  ['AZURE-BLOB', ['azure-blob']],
  ['sqlserver', ['sql-server']],
  ['table', ['azure-table-storage']],
  ['snowflake', []],
  ['x', []],
  ['orders', []],
])('for %j offers %j', (word, want) => {
  expect(nearest(word, SLUGS)).toEqual(want);
});

it('takes no short word for a part, nor every short word for near', () => {
  expect(nearest('landing zone', ['a', 'in', 'xy'])).toEqual([]);
  expect(nearest('q', ['ab', 'xyz'])).toEqual([]);
});

it('offers the nearest first, up to the limit', () => {
  expect(nearest('orders', ['orders-eu', 'order', 'ordres', 'invoices'], 2)).toEqual(['orders-eu', 'order']);
});
