import type { ConnectionView } from '@headwater/core';
import { expect, it } from 'vitest';
import { compareEdits, toChanges, toEditValues } from './connection-edit.ts';

const view = {
  name: 'Landing',
  auth: { specName: 'ConnectionString', params: { connectionString: '********', port: 1433 } },
} as unknown as ConnectionView;

const before = toEditValues(view, new Set(['connectionString']));

it('starts without the mask of a secret, so that the mask cannot be saved as the secret', () => {
  expect(before).toEqual({ name: 'Landing', description: '', params: { port: '1433' } });
});

it('sends only changed fields, and no secret that was cleared', () => {
  expect(toChanges(before, before)).toEqual({});
  const yours = { ...before, description: 'new', params: { port: '1433', connectionString: '' } };
  expect(toChanges(before, yours)).toEqual({ description: 'new' });
  expect(toChanges(before, { ...before, params: { port: '1433', connectionString: 's' } })).toEqual({
    params: { connectionString: 's' },
  });
});

it("compares another user's changes with your own, field by field", () => {
  const theirs = { ...before, name: 'Theirs' };
  const yours = { ...before, params: { port: '1434' } };
  expect(compareEdits(before, theirs, yours)).toEqual([
    { field: 'name', before: 'Landing', theirs: 'Theirs', yours: 'Landing' },
    { field: 'port', before: '1433', theirs: '1433', yours: '1434' },
  ]);
});
