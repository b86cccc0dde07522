import { processEnvironment } from '../environment.ts';
import type { Tracing } from './tracing.ts';
import { readTracingSettings } from './tracing-settings.ts';

export interface OpenTracingOptions {
  /** The environment of the process, which the exporters read as well. @default process.env */
  environment?: Readonly<Record<string, string | undefined>>;
  /** Called once when the collector becomes unreachable, and again after each recovery. */
  report(message: string): void;
}

/**
 * Exports traces by OTLP over HTTP if `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is set.
 * Otherwise, no part of OpenTelemetry is loaded.
 *
 * @throws `TracingError` if the settings are invalid
 */
export async function openTracing({
  environment = processEnvironment,
  report,
}: OpenTracingOptions): Promise<Tracing | undefined> {
  const settings = readTracingSettings(environment);
  if (settings === undefined) return undefined;
  const { exportTraces } = await import('./export-traces.ts');
  return await exportTraces(settings, report);
}
