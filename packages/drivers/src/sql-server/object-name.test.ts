import { expect, test } from 'vitest';
import { quoteObjectName, readObjectName, writeObjectPath } from './object-name.ts';

test.each([
  ['orders', { schema: 'dbo', name: 'orders' }],
  ['sales.orders', { schema: 'sales', name: 'orders' }],
  ['[sales].[my orders]', { schema: 'sales', name: 'my orders' }],
  ['sales.my orders', { schema: 'sales', name: 'my orders' }],
  ['[a.b].[c]]d]', { schema: 'a.b', name: 'c]d' }],
  ['', undefined],
  ['.', undefined],
  ['a.', undefined],
  ['a.b.c', undefined],
  ['[a', undefined],
  ['a]b', undefined],
])('reads %j', (path, name) => {
  expect(readObjectName(path)).toEqual(name);
});

test.each(['orders', 'my orders', 'a.b', '[', ']', ']]', "'; DROP TABLE x --", '"', '🌍'])(
  'the path of %j parses back to the same name, and no part of the name escapes the brackets of a statement',
  (name) => {
    const table = { schema: name, name };
    expect(readObjectName(writeObjectPath(table))).toEqual(table);
    const inside = quoteObjectName(table).replaceAll(']]', '');
    expect(inside).toMatch(/^\[[^\]]*\]\.\[[^\]]*\]$/);
  },
);
