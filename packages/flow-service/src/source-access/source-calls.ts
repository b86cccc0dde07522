import { problem } from '../problems/service-problem.ts';
import type { ServiceMetrics, SourceOutcome, SourceUse } from '../telemetry/service-metrics.ts';
import type { ServiceTracing } from '../telemetry/tracing.ts';

/** A counted call of a source. */
export interface SourceCall {
  /** Slug of the source. */
  source: string;
  use: SourceUse;
  /** Aborted when the client disconnects. */
  signal: AbortSignal;
}

/** Every operation on sources goes through here; the number of concurrent ones is limited. */
export interface SourceCalls {
  /**
   * @param hasSucceeded Reads the outcome from a result, for work that reports a failure instead of throwing it.
   * @throws ServiceProblem `CONNECTOR-1011-503` if too many calls are waiting
   */
  run<Result>(
    call: SourceCall,
    work: () => Promise<Result>,
    hasSucceeded?: (result: Result) => boolean,
  ): Promise<Result>;
}

/** Number of calls that may wait for each call that may run. */
const WAITING_PER_RUNNING = 4;

/** @param limit Maximum concurrent calls, 1 or more. */
export function createSourceCalls(
  limit: number,
  { countSourceCall }: ServiceMetrics,
  tracing?: Pick<ServiceTracing, 'startSourceCall'>,
): SourceCalls {
  let running = 0;
  const waiting = new Set<() => void>();

  async function begin(signal: AbortSignal): Promise<void> {
    if (running < limit) {
      running += 1;
      return;
    }
    if (waiting.size >= limit * WAITING_PER_RUNNING) throw problem('CONNECTOR-1011-503', { limit });
    const turn = Promise.withResolvers<void>();
    waiting.add(turn.resolve);
    const leave = (): void => {
      if (waiting.delete(turn.resolve)) turn.reject(problem('CONNECTOR-1011-503', { limit }));
    };
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
    await turn.promise.finally(() => signal.removeEventListener('abort', leave));
  }

  /** The longest waiting call gets the free place. */
  function end(): void {
    const [next] = waiting;
    if (next === undefined) {
      running -= 1;
      return;
    }
    waiting.delete(next);
    next();
  }

  return {
    async run({ source, use, signal }, work, hasSucceeded = () => true) {
      const endSpan = tracing?.startSourceCall({ source, use });
      let outcome: SourceOutcome = 'refused';
      try {
        await begin(signal);
        outcome = 'failed';
        try {
          const result = await work();
          if (hasSucceeded(result)) outcome = 'succeeded';
          return result;
        } finally {
          end();
        }
      } finally {
        const ended = signal.aborted ? 'cancelled' : outcome;
        countSourceCall({ source, use, outcome: ended });
        endSpan?.(ended);
      }
    },
  };
}
