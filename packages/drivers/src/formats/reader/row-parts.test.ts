import { expect, test } from 'vitest';
import { divideRows } from './row-parts.ts';

test('divides rows in order by the number of values and the length of strings', () => {
  const small = Array.from({ length: 10 }, (_, id) => ({ id }));
  const parts = divideRows(small, 6);
  expect(parts.map(({ length }) => length)).toEqual([3, 3, 3, 1]);
  expect(parts.flat()).toEqual(small);
  const long = [{ text: 'x'.repeat(10_000) }, { text: '' }, { deep: [[1, 2], { a: [3] }] }];
  expect(divideRows(long, 100).map(({ length }) => length)).toEqual([1, 2]);
  expect(divideRows([], 100)).toEqual([[]]);
});
