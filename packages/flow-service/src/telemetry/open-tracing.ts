import { processEnvironment } from '../environment.ts';
import type { Tracing } from './tracing.ts';
import { readTracingSettings } from './tracing-settings.ts';

export interface OpenTracingOptions {
  /** The process's own, which exporters read as well. @default process.env */
  environment?: Readonly<Record<string, string | undefined>>;
  /** Told once when the collector cannot be reached, and again when it could be in between. */
  report(message: string): void;
}

/**
 * Exports traces by OTLP over HTTP when `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` is set. Nothing of
 * OpenTelemetry is loaded otherwise.
 *
 * @throws `TracingError` when what is set cannot be done
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
