import { expect, test } from 'vitest';
import { findDifference } from './find-difference.ts';
import { absent, etag, everyItem, listOf, otherThan, type Pattern, uuid, without } from './pattern.ts';

const known = { id: 'f3a1', etag: '"1"', secret: 'a"b' };
const isText = (value: unknown): boolean => typeof value === 'string';

test.each<[Pattern, unknown]>([
  ['{id}', 'f3a1'],
  [{ a: 1 }, { a: 1, b: 2 }],
  [{ items: [{ id: '{id}' }] }, { items: [{ id: 'f3a1', name: 'x' }] }],
  [{ a: absent }, {}],
  [uuid, '01234567-89ab-cdef-0123-456789abcdef'],
  [etag, '"3500866c-0000-0200-0000-5e83afa30000"'],
  [otherThan('etag'), '"2"'],
  [without('secret'), { params: { x: '********' } }],
  [everyItem('a string', isText), ['a']],
  [listOf(2), [1, 2]],
])('%j matches %j', (pattern, value) => {
  expect(findDifference(pattern, value, { path: 'body', known })).toBeUndefined();
});

test.each<[Pattern, unknown, string]>([
  ['{id}', 'other', 'body is not "{id}", but "other"'],
  [1, '1', 'body is not 1, but "1"'],
  [{ a: { b: true } }, { a: {} }, 'body.a.b is not true, but absent'],
  [{ a: 1 }, [], 'body is not an object, but a list of 0'],
  [[], { a: 1 }, 'body is not a list of 0, but an object'],
  [[1, 2], [1, 3], 'body[1] is not 2, but 3'],
  [[1], [1, 2], 'body is not a list of 1, but a list of 2'],
  [{ a: absent }, { a: null }, 'body.a is not absent, but null'],
  [uuid, '01234567-89AB-cdef-0123-456789abcdef', 'body is not a lowercase id'],
  [etag, '3500866c-0000-0200-0000-5e83afa30000', 'body is not an etag in double quotes'],
  [otherThan('etag'), '"1"', 'body is not other than etag'],
  [without('secret'), { params: { x: 'a"b' } }, 'body is not without secret, but an object'],
  [everyItem('a string', isText), [], 'body is not a list in which every item is a string'],
])('%j does not match %j', (pattern, value, words) => {
  expect(findDifference(pattern, value, { path: 'body', known })).toContain(words);
});
