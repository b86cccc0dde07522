import { TracingError } from './tracing-error.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** How to send traces. The exporter reads the address and all other settings itself. */
export interface TracingSettings {
  protocol: (typeof PROTOCOLS)[number];
  /** How long the collector may take to accept a batch, retries included; empty if the environment sets it. */
  timeout: { timeoutMillis?: number };
  /** The collector's address, without path and credentials, for display. */
  collector: string;
}

const PROTOCOLS = ['http/protobuf', 'http/json'] as const;
/** Maximum time that a stopping service waits for a collector that does not answer. */
const TIMEOUT_MS = 3_000;
const ENDPOINTS = ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

/**
 * Reads the variables defined by OpenTelemetry. Returns nothing if traces are not requested.
 *
 * @throws `TracingError` if they are requested but cannot be sent
 */
export function readTracingSettings(environment: Environment): TracingSettings | undefined {
  const variable = ENDPOINTS.find((name) => environment[name]);
  const isOff = environment.OTEL_SDK_DISABLED?.toLowerCase() === 'true';
  const exporter = environment.OTEL_TRACES_EXPORTER || 'otlp';
  if (variable === undefined || isOff || exporter !== 'otlp') return undefined;
  const endpoint = URL.parse(environment[variable] ?? '');
  if (endpoint === null || !/^https?:$/.test(endpoint.protocol)) {
    throw new TracingError(
      'traces-endpoint-invalid',
      `${variable} is not an address that begins with http:// or https://. Set it to that of a collector, for example http://localhost:4318, or leave it out.`,
    );
  }
  const isTimed = environment.OTEL_EXPORTER_OTLP_TRACES_TIMEOUT || environment.OTEL_EXPORTER_OTLP_TIMEOUT;
  return {
    protocol: readProtocol(environment),
    timeout: isTimed ? {} : { timeoutMillis: TIMEOUT_MS },
    collector: endpoint.origin,
  };
}

function readProtocol(environment: Environment): TracingSettings['protocol'] {
  const { OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: ofTraces, OTEL_EXPORTER_OTLP_PROTOCOL: ofAll } = environment;
  const wanted = ofTraces || ofAll || 'http/protobuf';
  const protocol = PROTOCOLS.find((known) => known === wanted);
  if (protocol !== undefined) return protocol;
  throw new TracingError(
    'traces-protocol-unsupported',
    `Traces cannot be sent by the protocol "${wanted}". Set OTEL_EXPORTER_OTLP_TRACES_PROTOCOL to ${PROTOCOLS.join(' or ')}, with the port of the collector that takes it, or OTEL_SDK_DISABLED to true.`,
  );
}
