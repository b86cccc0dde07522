import type { FailedRequest } from '../errors/failed-request.ts';
import { TimeoutError } from '../errors/timeout-error.ts';

/** The end of a call: its time limit, or the caller's own signal, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal | undefined;
  /** Never negative. */
  remainingMs(): number;
  /** The error to end with when time is up. */
  error(): TimeoutError;
  /** What a promise brings, unless the end comes first; the promise itself goes on. */
  within<Value>(promise: Promise<Value>): Promise<Value>;
}

export interface DeadlineOptions {
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  request: FailedRequest;
}

/** The longest a timer can run; a longer one would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Made of plain timers, because combining abort signals costs a call more than all else in this package. */
export function startDeadline({ timeoutMs, signal, request }: DeadlineOptions): Deadline {
  const endsAt = performance.now() + Math.min(timeoutMs, LONGEST_TIMER_MS);
  const remainingMs = (): number => Math.max(0, endsAt - performance.now());
  const error = (): TimeoutError => new TimeoutError({ ...request, timeoutMs });

  async function within<Value>(promise: Promise<Value>): Promise<Value> {
    let end = (): void => undefined;
    const ended = new Promise<never>((_, reject) => {
      const giveUp = (): void => reject(signal?.reason);
      const timer = setTimeout(() => reject(error()), remainingMs());
      signal?.addEventListener('abort', giveUp);
      if (signal?.aborted) giveUp();
      end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
      };
    });
    return await Promise.race([promise, ended]).finally(end);
  }
  return { signal, remainingMs, error, within };
}
