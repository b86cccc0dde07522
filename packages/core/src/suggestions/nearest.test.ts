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
])('for %j suggests %j', (word, want) => {
  expect(nearest(word, SLUGS)).toEqual(want);
});

it('does not match short words as parts, nor every short word as similar', () => {
  expect(nearest('landing zone', ['a', 'in', 'xy'])).toEqual([]);
  expect(nearest('q', ['ab', 'xyz'])).toEqual([]);
});

it('suggests the nearest first, up to the limit', () => {
  expect(nearest('orders', ['orders-eu', 'order', 'ordres', 'invoices'], 2)).toEqual(['orders-eu', 'order']);
});
