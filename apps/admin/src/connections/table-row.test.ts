import type { ConnectionStatuses, ConnectionView } from '@headwater/core';
import { expect, it } from 'vitest';
import { toTableRow } from './table-row.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const view: ConnectionView = {
  id: 'c-1',
  name: 'Orders',
  label: 'Orders',
  role: 'source',
  connectionSpec: { id: 's', version: '1.0' },
  state: 'enabled',
  createdAt: 1,
  updatedAt: 1,
  createdBy: 'me',
  updatedBy: 'me',
  createdClient: 'c',
  updatedClient: 'c',
  sandboxId: 'd',
  sandboxName: 'dev',
  imsOrgId: 'o',
  version: '"1"',
  etag: '"1"',
};
const test = (result: boolean, isStale = false) => ({
  result,
  isStale,
  startedAt: 5,
  durationMs: 1,
  testedBy: 'me',
  stages: [
    { name: 'parse' as const, outcome: 'passed' as const, durationMs: 1 },
    {
      name: 'connect' as const,
      outcome: result ? ('passed' as const) : ('failed' as const),
      durationMs: 1,
      cause: 'No.',
    },
  ],
});
const kept = (status: object): ConnectionStatuses => ({
  isKept: true,
  byId: { 'c-1': { connectionId: 'c-1', name: 'Orders', ...status } },
});

it.each([
  { name: 'unknown', statuses: { isKept: false, byId: {} }, want: { outcome: 'unknown' } },
  { name: 'untested', statuses: kept({}), want: { outcome: 'untested' } },
  { name: 'passed', statuses: kept({ lastTest: test(true) }), want: { outcome: 'passed', at: 5 } },
  {
    name: 'failed',
    statuses: kept({ lastTest: test(false) }),
    want: { outcome: 'failed', at: 5, cause: 'No.' },
  },
  { name: 'outdated', statuses: kept({ lastTest: test(false, true) }), want: { outcome: 'outdated', at: 5 } },
])('shows the status of a test as $name', ({ statuses, want }) => {
  expect(toTableRow(view, statuses, 0).test).toEqual(want);
});

it('shows how soon secrets expire', () => {
  const expiry = (end?: number) =>
    toTableRow(view, kept(end === undefined ? {} : { secretsExpireAt: end }), 10).expiry;
  expect(expiry()).toBeUndefined();
  expect(expiry(9)).toEqual({ at: 9, state: 'expired' });
  expect(expiry(11)).toEqual({ at: 11, state: 'soon' });
  expect(expiry(15 * DAY_MS)).toEqual({ at: 15 * DAY_MS, state: 'later' });
});

it('names the owner of a connection with an unknown source, and excludes it from bulk actions', () => {
  const row = toTableRow({ ...view, role: 'destination' }, kept({}), 0);
  expect([row.source, row.isKnown]).toEqual(['Destination', false]);
  expect(toTableRow({ ...view, source: 'azure-blob' }, kept({}), 0)).toMatchObject({ isKnown: true });
});
