import { type ConnectionStatuses, type ConnectionView, type Expiry, expiryOf } from '@headwater/core';
import { messages } from '../messages/messages.ts';
import { nameOfSource } from './source-names.ts';

/** The data of one row in the list of connections. */
export interface TableRow {
  id: string;
  name: string;
  description: string | undefined;
  source: string;
  /** False if the catalog does not contain the source; bulk actions then skip the connection. */
  isKnown: boolean;
  state: ConnectionView['state'];
  updatedAt: number | undefined;
  test: TestSummary;
  /** Absent if no secret has a known expiry date. */
  expiry: { at: number; state: Expiry } | undefined;
}

/** Outcome of the last test; `unknown` if the target keeps no test history. */
export interface TestSummary {
  outcome: 'passed' | 'failed' | 'outdated' | 'untested' | 'unknown';
  /** Epoch milliseconds; absent if the connection was never tested. */
  at?: number;
  /** Why the test failed. */
  cause?: string | undefined;
}

/** @param now Epoch milliseconds. */
export function toTableRow(
  { id, label, description, source, role, state, updatedAt }: ConnectionView,
  { isKept, byId }: ConnectionStatuses,
  now: number,
): TableRow {
  const { lastTest, secretsExpireAt: end } = byId[id] ?? {};
  return {
    id,
    name: label,
    description,
    source: source === undefined ? messages.list.roles[role] : nameOfSource(source),
    isKnown: source !== undefined,
    state,
    updatedAt,
    test: isKept ? summaryOf(lastTest) : { outcome: 'unknown' },
    expiry: end === undefined ? undefined : { at: end, state: expiryOf(end, now) },
  };
}

function summaryOf(test: ConnectionStatuses['byId'][string]['lastTest']): TestSummary {
  if (test === undefined) return { outcome: 'untested' };
  const { result, isStale, startedAt: at, stages } = test;
  if (isStale) return { outcome: 'outdated', at };
  if (result) return { outcome: 'passed', at };
  return { outcome: 'failed', at, cause: stages.find(({ outcome }) => outcome === 'failed')?.cause };
}
