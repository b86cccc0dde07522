import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ServiceMetrics } from './service-metrics.ts';

const DURATION_BOUNDS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/**
 * The metrics of the service, kept by prom-client.
 *
 * @param version - Version of this package.
 */
export function createPrometheusMetrics(version: string): ServiceMetrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'headwater_requests_total',
    help: 'Requests answered, by operation and status.',
    labelNames: ['operation', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: 'headwater_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['operation'],
    buckets: DURATION_BOUNDS_SECONDS,
    registers,
  });
  const sourceCalls = new Counter({
    name: 'headwater_source_calls_total',
    help: 'Calls of sources, by use and outcome.',
    labelNames: ['source', 'use', 'outcome'],
    registers,
  });
  addProcessMetrics(version, registers);

  return {
    countRequest({ operationId: operation, status, durationMs }) {
      requests.inc({ operation, status });
      durations.observe({ operation }, durationMs / 1000);
    },
    countSourceCall({ source, use, outcome }) {
      sourceCalls.inc({ source, use, outcome });
    },
    render: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}

function addProcessMetrics(version: string, registers: Registry[]): void {
  new Gauge({
    name: 'headwater_info',
    help: 'The running version.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory size in bytes.',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
}
