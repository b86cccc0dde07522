import { ExportResultCode } from '@opentelemetry/core';
import type { SpanExporter } from '@opentelemetry/sdk-trace';

/**
 * An exporter that reports repeated failures once, until it succeeds again, and hides them from the rest of the
 * service.
 *
 * @param onFailure Receives the kind of the failure; its message may quote an address with credentials.
 */
export function calmExporter(exporter: SpanExporter, onFailure: (kind: string) => void): SpanExporter {
  let hasFailed = false;
  return {
    export(spans, done) {
      exporter.export(spans, ({ code, error }) => {
        const isFailure = code !== ExportResultCode.SUCCESS;
        if (isFailure && !hasFailed) onFailure(kindOf(error));
        hasFailed = isFailure;
        // The spans are lost either way; the batch processor would only report it again.
        done({ code: ExportResultCode.SUCCESS });
      });
    },
    async forceFlush() {
      await exporter.forceFlush?.();
    },
    shutdown: () => exporter.shutdown(),
  };
}

function kindOf(error: Error | undefined): string {
  const code = error !== undefined && 'code' in error ? error.code : undefined;
  return typeof code === 'string' || typeof code === 'number' ? String(code) : (error?.name ?? 'no answer');
}
