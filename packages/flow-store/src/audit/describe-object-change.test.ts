import { expect, test } from 'vitest';
import { describeObjectChange } from './describe-object-change.ts';

test('a change of an object names its id and the members that differ', () => {
  const before = { id: 'a', name: 'Orders', state: 'enabled', etag: '"1"' };
  expect(
    describeObjectChange({ kind: 'flow', before, after: { ...before, state: 'disabled', etag: '"2"' } }),
  ).toEqual([
    { field: 'flow.id', before: 'a', after: 'a' },
    { field: 'flow.state', before: 'enabled', after: 'disabled' },
  ]);
});

test('a creation names every member, and a deletion the last ones', () => {
  const row = { id: 'a', params: { path: 'in' } };
  expect(describeObjectChange({ kind: 'flow', after: row })).toEqual([
    { field: 'flow.id', after: 'a' },
    { field: 'flow.params', after: { path: 'in' } },
  ]);
  expect(describeObjectChange({ kind: 'flow', before: row })).toHaveLength(2);
});
