import { expect, test } from 'vitest';
import { whyUnavailable } from './why-unavailable.ts';

const failure = (code: string, message = 'hush'): Error => Object.assign(new Error(message), { code });

test.each([
  ['SQLITE_FULL', 'disk of the database is full'],
  ['53100', 'disk of the database is full'],
  ['SQLITE_BUSY', 'Another process is using the database'],
  ['SQLITE_BUSY_SNAPSHOT', 'Another process is using the database'],
  ['40P01', 'Another process is using the database'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_READONLY_DBMOVED', 'was moved or replaced'],
  ['25006', 'read-only'],
  ['SQLITE_IOERR_WRITE', 'cannot be written or read'],
  ['ECONNREFUSED', 'does not answer'],
  ['57P01', 'does not answer'],
  ['28P01', 'no longer accepts this service'],
  ['3D000', 'no longer accepts this service'],
  ['unknown-master-key', 'master key was rotated'],
])('%s is reported as an unavailable store', (code, reason) => {
  expect(whyUnavailable(failure(code))).toContain(reason);
  expect(whyUnavailable(failure(code))).not.toContain('hush');
});

test.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
])('%s, which has no code, is recognized as a lost connection', (message) => {
  expect(whyUnavailable(new Error(message))).toContain('does not answer');
});

test.each([failure('SQLITE_CONSTRAINT_PRIMARYKEY'), failure('23505'), new TypeError('x'), 'text', undefined])(
  '%s is not reported as an unavailable store',
  (error) => {
    expect(whyUnavailable(error)).toBeUndefined();
  },
);
