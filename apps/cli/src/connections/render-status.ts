import { expiryOf, type LastTest } from '@headwater/core';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The outcome of a last test in one word. */
export function outcomeWord(test: LastTest | undefined): string {
  if (test === undefined) return 'untested';
  if (test.isStale) return 'outdated';
  return test.result ? 'passed' : 'failed';
}

/** A last test in one line: outcome, time, and the cause of a failure. */
export function renderLastTest(test: LastTest): string {
  const cause = test.stages.find(({ outcome }) => outcome === 'failed')?.cause;
  const outdated = test.isStale ? ' (outdated: the credentials were changed since)' : '';
  const verdict = `${test.result ? 'passed' : 'failed'} ${toTime(test.startedAt)}${outdated}`;
  return cause === undefined ? verdict : `${verdict}: ${cause}`;
}

/** The expiry date of the secrets, and how near it is. */
export function renderExpiry(end: number, now: number): string {
  const days = Math.ceil(Math.abs(end - now) / DAY_MS);
  const state = expiryOf(end, now);
  if (state === 'later') return toTime(end);
  return `${toTime(end)} ${state === 'expired' ? '(expired)' : `(in ${days} ${days === 1 ? 'day' : 'days'})`}`;
}

function toTime(time: number): string {
  return new Date(time).toISOString().slice(0, 16);
}
