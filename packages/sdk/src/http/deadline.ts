import type { FailedRequest } from '../errors/failed-request.ts';
import { TimeoutError } from '../errors/timeout-error.ts';

/** The end of a call: its own time limit, or the caller's signal, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal;
  remainingMs(): number;
}

/**
 * Runs a call that must end in time.
 * @throws TimeoutError when the limit ends it; the signal's own reason when the caller does.
 */
export async function withDeadline<Answer>(
  call: (deadline: Deadline) => Promise<Answer>,
  {
    timeoutMs,
    signal,
    request,
  }: { timeoutMs: number; signal: AbortSignal | undefined; request: FailedRequest },
): Promise<Answer> {
  const endsAt = performance.now() + timeoutMs;
  const limit = AbortSignal.timeout(timeoutMs);
  const either = signal === undefined ? limit : AbortSignal.any([signal, limit]);
  try {
    return await call({ signal: either, remainingMs: () => endsAt - performance.now() });
  } catch (error) {
    throw limit.aborted && error === limit.reason ? new TimeoutError({ ...request, timeoutMs }) : error;
  }
}
