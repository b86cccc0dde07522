import { AbortError } from '../errors/abort-error.ts';
import type { FailedRequest } from '../errors/failed-request.ts';
import { isHeadwaterError } from '../errors/headwater-error.ts';
import { TimeoutError } from '../errors/timeout-error.ts';

/** The time limit of a call. */
export interface Deadline {
  /** Aborted with an error of the family. */
  readonly signal: AbortSignal;
  remainingMs(): number;
}

export interface DeadlineOptions {
  timeoutMs: number;
  /** The caller's own signal. */
  signal?: AbortSignal | undefined;
  request: FailedRequest;
}

/** The maximum duration of a timer. A longer timer would fire immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Runs a call until its time limit or the caller's signal ends it.
 *
 * Uses a timer and a listener, because `AbortSignal.any` would cost more than the rest of this package together.
 */
export async function withDeadline<Value>(
  call: (deadline: Deadline) => Promise<Value>,
  { timeoutMs, signal, request }: DeadlineOptions,
): Promise<Value> {
  if (signal?.aborted) throw errorOfReason(signal.reason, request);
  const end = new AbortController();
  const giveUp = (): void => end.abort(errorOfReason(signal?.reason, request));
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

/** `AbortSignal.timeout` also sets a limit. An error of the family is more specific than a new one. */
function errorOfReason(reason: unknown, request: FailedRequest): Error {
  if (isHeadwaterError(reason)) return reason;
  const isTimeout = reason instanceof Error && reason.name === 'TimeoutError';
  return isTimeout ? new TimeoutError({ ...request, cause: reason }) : new AbortError({ ...request, reason });
}
