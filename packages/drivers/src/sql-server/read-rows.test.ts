import { expect, test } from 'vitest';
import { planRead } from './read-rows.ts';

const column = (typeName: string) => ({
  name: 'c',
  typeName,
  length: -1,
  precision: null,
  scale: null,
  timeScale: null,
});

test.each([
  ['one string', ['nvarchar'], 100, 1024 * 1024],
  ['many strings', Array.from({ length: 200 }, () => 'nvarchar'), 100, 1024 * 1024],
  ['numbers only', Array.from({ length: 500 }, () => 'int'), 100, 1024 * 1024],
  ['little room', ['nvarchar', 'varbinary', 'int'], 100, 16 * 1024],
])('with %s the rows asked for fit into the limit on bytes', (_what, types, maxRows, maxBytes) => {
  const { count, size } = planRead(types.map(column), { maxRows, maxBytes });
  const sized = types.filter((type) => type !== 'int').length;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(maxRows);
  expect(size).toBeGreaterThanOrEqual(256);
  expect(count * (sized * size * 2 + (types.length - sized) * 20)).toBeLessThanOrEqual(maxBytes);
});
