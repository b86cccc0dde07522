import type { DriverContext } from '../contract/contract.ts';
import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import { DriverError } from '../contract/driver-error.ts';

/** The time limit of one operation, combined with the caller's signal. */
export interface Deadline {
  /** Aborts at the deadline, or when the caller cancels. */
  readonly signal: AbortSignal;
  /**
   * Runs a step until the deadline at most, even if the step ignores the signal.
   * @throws DriverError `cancelled` or `source-timeout`; the step's own error before that
   */
  run<T>(step: (signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Starts the clock of one operation. */
export function startDeadline({
  limits,
  signal: cancel,
}: Pick<DriverContext, 'limits' | 'signal'>): Deadline {
  const signal = AbortSignal.any([cancel, AbortSignal.timeout(limits.timeoutMs)]);
  const explain = () => (cancel.aborted ? cancelled() : timedOut(limits.timeoutMs));
  return {
    signal,
    async run(step) {
      if (signal.aborted) throw explain();
      const finished = new AbortController();
      const stopped = new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(explain()), { once: true, signal: finished.signal });
      });
      try {
        return await Promise.race([step(signal), stopped]);
      } catch (error) {
        throw signal.aborted ? explain() : error;
      } finally {
        finished.abort();
      }
    },
  };
}

/** The failure of an operation that its caller canceled. */
export function cancelled(): DriverError {
  return new DriverError(describeSourceFailure('cancelled'));
}

function timedOut(timeoutMs: number): DriverError {
  return new DriverError(describeSourceFailure('source-timeout', { seconds: timeoutMs / 1000 }));
}
