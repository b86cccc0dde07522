import { context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  defaultResource,
  detectResources,
  type Resource,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
  serviceNameEnvDetector,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import { ATTR_SERVICE_NAME, ATTR_SERVICE_VERSION } from '@opentelemetry/semantic-conventions';
import { calmExporter } from './calm-exporter.ts';
import type { Tracing } from './tracing.ts';
import type { TracingSettings } from './tracing-settings.ts';
import { readVersion } from './version.ts';

const SERVICE_NAME = 'headwater';

/** Sends spans in batches, independently of the traced requests. */
export async function exportTraces(
  settings: TracingSettings,
  report: (message: string) => void,
): Promise<Tracing> {
  const version = readVersion();
  const exporter = calmExporter(await createExporter(settings), (reason) =>
    report(
      `Traces cannot be sent to ${settings.collector} (${reason}). They are dropped until it answers; requests are not affected.`,
    ),
  );
  const provider = new TracerProvider({
    resource: describeService(version),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const contexts = new AsyncLocalStorageContextManager().enable();
  context.setGlobalContextManager(contexts);
  return {
    tracer: provider.getTracer('@headwater/flow-service', version),
    async close() {
      await provider.shutdown();
      context.disable();
    },
  };
}

/** The other protocol's exporter is not loaded. */
async function createExporter({ protocol, timeout }: TracingSettings): Promise<SpanExporter> {
  const { OTLPTraceExporter } =
    protocol === 'http/json'
      ? await import('@opentelemetry/exporter-trace-otlp-http')
      : await import('@opentelemetry/exporter-trace-otlp-proto');
  return new OTLPTraceExporter(timeout);
}

/** The service's name from the environment takes precedence over its own. */
function describeService(version: string): Resource {
  const own = { [ATTR_SERVICE_NAME]: SERVICE_NAME, [ATTR_SERVICE_VERSION]: version };
  const detectors = [resourceAttributesEnvDetector, serviceNameEnvDetector];
  return defaultResource().merge(resourceFromAttributes(own)).merge(detectResources({ detectors }));
}
