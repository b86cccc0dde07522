import { type ConnectionStatuses, type ConnectionView, type Expiry, expiryOf } from '@headwater/core';
import { messages } from '../messages/messages.ts';
import { nameOfSource } from './source-names.ts';

/** What the list shows of a connection. */
export interface TableRow {
  id: string;
  name: string;
  description: string | undefined;
  source: string;
  /** False where the catalog does not know the source; such a connection is left out of bulk actions. */
  isKnown: boolean;
  state: ConnectionView['state'];
  updatedAt: number | undefined;
  test: TestSummary;
  /** Absent when no secret says when it ends. */
  expiry: { at: number; state: Expiry } | undefined;
}

/** How the last test went; `unknown` where the target remembers none. */
export interface TestSummary {
  outcome: 'passed' | 'failed' | 'outdated' | 'untested' | 'unknown';
  /** Epoch milliseconds; absent when there was no test. */
  at?: number;
  /** Why it failed. */
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
