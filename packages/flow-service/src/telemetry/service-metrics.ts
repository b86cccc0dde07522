import { createCounter } from './counter.ts';
import { createHistogram } from './histogram.ts';
import { toSample } from './sample.ts';

/** What is done at a source on behalf of a call. */
export type SourceUse = 'check' | 'list' | 'describe' | 'preview';

/** How a call of a source ended; `refused` when it was not begun because too many were under way. */
export type SourceOutcome = 'succeeded' | 'failed' | 'cancelled' | 'refused';

/** What the service counts. Labels come from the specs and the catalog, never from a request. */
export interface ServiceMetrics {
  countRequest(request: { operationId: string; status: number; durationMs: number }): void;
  countSourceCall(call: { source: string; use: SourceUse; outcome: SourceOutcome }): void;
  /** In the text format of Prometheus. */
  render(): string;
}

const DURATION_BOUNDS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** @param version Of this package. */
export function createServiceMetrics(version: string): ServiceMetrics {
  const requests = createCounter<'operation' | 'status'>(
    'headwater_requests_total',
    'Requests answered, by operation and status.',
  );
  const durations = createHistogram<'operation'>(
    'headwater_request_duration_seconds',
    'Time from a request to its answer.',
    DURATION_BOUNDS_SECONDS,
  );
  const sourceCalls = createCounter<'source' | 'use' | 'outcome'>(
    'headwater_source_calls_total',
    'Calls of sources, by what was done there and how it ended.',
  );

  return {
    countRequest({ operationId: operation, status, durationMs }) {
      requests.increase({ operation, status: String(status) });
      durations.observe({ operation }, durationMs / 1000);
    },
    countSourceCall(call) {
      sourceCalls.increase(call);
    },
    render() {
      const parts = [requests.render(), durations.render(), sourceCalls.render(), renderProcess(version)];
      return `${parts.join('\n')}\n`;
    },
  };
}

function renderProcess(version: string): string {
  return [
    '# HELP headwater_info The version that runs.',
    '# TYPE headwater_info gauge',
    `${toSample('headwater_info', { version })} 1`,
    '# HELP process_resident_memory_bytes Resident memory size in bytes.',
    '# TYPE process_resident_memory_bytes gauge',
    `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
  ].join('\n');
}
