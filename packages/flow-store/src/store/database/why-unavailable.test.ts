import { expect, test } from 'vitest';
import { whyUnavailable } from './why-unavailable.ts';

const failure = (code: string, message = 'hush'): Error => Object.assign(new Error(message), { code });

test.each([
  ['SQLITE_FULL', 'disk of the database is full'],
  ['53100', 'disk of the database is full'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['40P01', 'busy'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_READONLY_DBMOVED', 'taken away'],
  ['25006', 'read-only'],
  ['SQLITE_IOERR_WRITE', 'refuses to be written'],
  ['ECONNREFUSED', 'does not answer'],
  ['57P01', 'does not answer'],
  ['28P01', 'does not let this service in'],
  ['3D000', 'does not let this service in'],
  ['unknown-master-key', 'master key was rotated'],
])('%s is told as a store that is unavailable', (code, reason) => {
  expect(whyUnavailable(failure(code))).toContain(reason);
  expect(whyUnavailable(failure(code))).not.toContain('hush');
});

test.each([
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
])('%s, which has no code, tells of a lost connection', (message) => {
  expect(whyUnavailable(new Error(message))).toContain('does not answer');
});

test.each([failure('SQLITE_CONSTRAINT_PRIMARYKEY'), failure('23505'), new TypeError('x'), 'text', undefined])(
  '%s is not',
  (error) => {
    expect(whyUnavailable(error)).toBeUndefined();
  },
);
