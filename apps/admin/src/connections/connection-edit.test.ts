import type { ConnectionView } from '@headwater/core';
import { expect, it } from 'vitest';
import { compareEdits, toChanges, toEditValues } from './connection-edit.ts';

const view = {
  name: 'Landing',
  auth: { specName: 'ConnectionString', params: { connectionString: '********', port: 1433 } },
} as unknown as ConnectionView;

const before = toEditValues(view, new Set(['connectionString']));

it('begins without the mask of a secret, so that it cannot be sent back as one', () => {
  expect(before).toEqual({ name: 'Landing', description: '', params: { port: '1433' } });
});

it('sends only what was changed, and an emptied secret not at all', () => {
  expect(toChanges(before, before)).toEqual({});
  const yours = { ...before, description: 'new', params: { port: '1433', connectionString: '' } };
  expect(toChanges(before, yours)).toEqual({ description: 'new' });
  expect(toChanges(before, { ...before, params: { port: '1433', connectionString: 's' } })).toEqual({
    params: { connectionString: 's' },
  });
});

it('compares what somebody else and you have made of it, field by field', () => {
  const theirs = { ...before, name: 'Theirs' };
  const yours = { ...before, params: { port: '1434' } };
  expect(compareEdits(before, theirs, yours)).toEqual([
    { field: 'name', before: 'Landing', theirs: 'Theirs', yours: 'Landing' },
    { field: 'port', before: '1433', theirs: '1433', yours: '1434' },
  ]);
});
