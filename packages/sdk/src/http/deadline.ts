import type { FailedRequest } from '../errors/failed-request.ts';
import { TimeoutError } from '../errors/timeout-error.ts';

/** The end of a call. */
export interface Deadline {
  /** Aborted with the error to end with: a TimeoutError, or the reason of the caller's own signal. */
  readonly signal: AbortSignal;
  remainingMs(): number;
}

export interface DeadlineOptions {
  timeoutMs: number;
  /** The caller's own. */
  signal?: AbortSignal | undefined;
  request: FailedRequest;
}

/** The longest a timer can run; a longer one would go off at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs a call until its time limit or the caller's signal ends it.
 *
 * A timer and a listener, because `AbortSignal.any` costs a call more than all else in this package.
 */
export async function withDeadline<Value>(
  call: (deadline: Deadline) => Promise<Value>,
  { timeoutMs, signal, request }: DeadlineOptions,
): Promise<Value> {
  signal?.throwIfAborted();
  const end = new AbortController();
  const giveUp = (): void => end.abort(signal?.reason);
  signal?.addEventListener('abort', giveUp);
  const lastsMs = Math.min(timeoutMs, LONGEST_TIMER_MS);
  const timer = setTimeout(() => end.abort(new TimeoutError({ ...request, timeoutMs })), lastsMs);
  const endsAt = performance.now() + lastsMs;
  try {
    return await call({ signal: end.signal, remainingMs: () => endsAt - performance.now() });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}
