import type { DriverContext } from '../contract/contract.ts';
import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import { DriverError } from '../contract/driver-error.ts';
import { cancelled } from './deadline.ts';

/** A transfer of bytes without an overall time limit. */
export interface Transfer {
  /** Aborts when no byte arrived for too long, or when the caller cancels. */
  readonly signal: AbortSignal;
  /** Call it whenever bytes arrive. */
  readonly onBytes: () => void;
}

/**
 * Runs a transfer as long as bytes keep arriving, even if it ignores the signal.
 *
 * @throws DriverError `cancelled`, or `source-idle` after `limits.timeoutMs` without any byte; the transfer's own error
 */
export async function runWhileActive<T>(
  { limits: { timeoutMs }, signal: cancel }: Pick<DriverContext, 'limits' | 'signal'>,
  transfer: (transfer: Transfer) => Promise<T>,
): Promise<T> {
  if (cancel.aborted) throw cancelled();
  const stop = new AbortController();
  const stopped = Promise.withResolvers<never>();
  const end = (failure: DriverError) => {
    stopped.reject(failure);
    stop.abort(failure);
  };
  const onCancel = () => end(cancelled());
  cancel.addEventListener('abort', onCancel, { once: true });
  const timer = setTimeout(() => end(sourceIdle(timeoutMs)), timeoutMs);
  try {
    return await Promise.race([
      transfer({ signal: stop.signal, onBytes: () => void timer.refresh() }),
      stopped.promise,
    ]);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    clearTimeout(timer);
    cancel.removeEventListener('abort', onCancel);
  }
}

function sourceIdle(timeoutMs: number): DriverError {
  return new DriverError(describeSourceFailure('source-idle', { seconds: timeoutMs / 1000 }));
}
