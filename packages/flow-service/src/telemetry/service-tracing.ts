import {
  type Attributes,
  type Context,
  context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { parseTraceParent } from '@opentelemetry/core';
import {
  ATTR_DB_OPERATION_NAME,
  ATTR_DB_SYSTEM_NAME,
  ATTR_ERROR_TYPE,
  ATTR_HTTP_REQUEST_METHOD,
  ATTR_HTTP_RESPONSE_STATUS_CODE,
  ATTR_HTTP_ROUTE,
  ATTR_SERVER_ADDRESS,
  ATTR_SERVER_PORT,
  ATTR_URL_PATH,
  ATTR_URL_SCHEME,
} from '@opentelemetry/semantic-conventions';
import type { RequestLogEntry } from './request-logger.ts';
import type { ServiceTracing } from './tracing.ts';

/** Methods that may appear in the name of a span; others carry no information. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/**
 * Spans of a service, by the semantic conventions of OpenTelemetry. They record operations, durations and outcomes,
 * but neither headers, query and body of a request nor the message of an error.
 */
export function createServiceTracing(tracer: Tracer): ServiceTracing {
  return {
    traceRequests(handle, route) {
      return async (call) => {
        const { raw } = call.req;
        const { name, attributes } = describeRequest(raw, route);
        const parent = parentOf(raw.headers.get('traceparent'));
        const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
        return await context.with(trace.setSpan(parent, span), handle, undefined, call);
      };
    },
    traceLog(log) {
      return (entry) => {
        const span = trace.getActiveSpan();
        if (span !== undefined) endRequest(span, entry);
        log?.(span === undefined ? entry : { ...entry, traceId: span.spanContext().traceId });
      };
    },
    startSourceCall({ source, use }) {
      const attributes = { 'headwater.source.slug': source, 'headwater.source.use': use };
      const span = tracer.startSpan(`${use} ${source}`, { kind: SpanKind.CLIENT, attributes });
      return (outcome) => {
        span.setAttribute('headwater.source.outcome', outcome);
        end(span, outcome === 'succeeded' ? undefined : outcome);
      };
    },
    async traceCommit({ system, operation }, commit) {
      const attributes = { [ATTR_DB_SYSTEM_NAME]: system, [ATTR_DB_OPERATION_NAME]: operation };
      const span = tracer.startSpan(`commit ${operation}`, { kind: SpanKind.CLIENT, attributes });
      try {
        const result = await commit();
        end(span);
        return result;
      } catch (error) {
        end(span, error instanceof Error ? error.name : 'unknown');
        throw error;
      }
    },
  };
}

function describeRequest(
  { method: sent, url }: Request,
  route: string | undefined,
): { name: string; attributes: Attributes } {
  const { protocol, hostname, port, pathname } = new URL(url);
  const isKnown = METHODS.has(sent);
  const method = isKnown ? sent : '_OTHER';
  // An unknown path may contain anything.
  const place = route === undefined ? {} : { [ATTR_HTTP_ROUTE]: route, [ATTR_URL_PATH]: pathname };
  return {
    name: [isKnown ? method : 'HTTP', route].filter(Boolean).join(' '),
    attributes: {
      [ATTR_HTTP_REQUEST_METHOD]: method,
      [ATTR_URL_SCHEME]: protocol.slice(0, -1),
      [ATTR_SERVER_ADDRESS]: hostname,
      ...(port === '' ? {} : { [ATTR_SERVER_PORT]: Number(port) }),
      ...place,
    },
  };
}

/**
 * The span of the embedding program, or else the one that the caller names. Only its ids are used, since its other
 * data may be confidential.
 */
function parentOf(traceparent: string | null): Context {
  const active = context.active();
  if (trace.getSpan(active) !== undefined) return active;
  const parent = traceparent === null ? null : parseTraceParent(traceparent);
  return parent === null ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, { ...parent, isRemote: true });
}

function endRequest(span: Span, { requestId, operationId, status, problem, fault }: RequestLogEntry): void {
  span.setAttributes({
    [ATTR_HTTP_RESPONSE_STATUS_CODE]: status,
    'headwater.request.id': requestId,
    ...(operationId === undefined ? {} : { 'headwater.operation.id': operationId }),
    ...(problem === undefined ? {} : { 'headwater.problem.code': problem }),
  });
  // A client error is not an error of the service.
  end(span, status >= 500 ? (fault?.name ?? String(status)) : undefined);
}

function end(span: Span, errorType?: string): void {
  if (errorType !== undefined) {
    span.setAttribute(ATTR_ERROR_TYPE, errorType);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
