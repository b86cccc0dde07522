import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** The part of a decoded span that tests read. */
export interface ReceivedSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Readonly<Record<string, unknown>>;
  resource: Readonly<Record<string, unknown>>;
}

/** An OTLP receiver over HTTP. */
export interface OtlpReceiver {
  url: string;
  requests: { path: string; contentType: string; body: string }[];
  /** From the JSON requests. */
  spans(): readonly ReceivedSpan[];
  close(): Promise<void>;
}

interface Attributes {
  attributes: { key: string; value: Record<string, unknown> }[];
}

interface ExportRequest {
  resourceSpans: {
    resource: Attributes;
    scopeSpans: { spans: (Omit<ReceivedSpan, 'attributes' | 'resource'> & Attributes)[] }[];
  }[];
}

/** Receives traces on a free loopback port, and keeps them unchanged. */
export async function startOtlpReceiver(): Promise<OtlpReceiver> {
  const requests: OtlpReceiver['requests'] = [];
  const server = createServer(async (request, response) => {
    request.setEncoding('latin1');
    // A process that is stopped may hang up before its request is complete.
    const body = await text(request).catch(() => undefined);
    if (body === undefined) return;
    requests.push({ path: request.url ?? '', contentType: request.headers['content-type'] ?? '', body });
    response.setHeader('content-type', 'application/json').end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    spans: () => requests.flatMap(({ body }) => toSpans(JSON.parse(body))),
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function toSpans({ resourceSpans }: ExportRequest): readonly ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({ ...span, attributes: toRecord(span), resource: toRecord(resource) })),
    ),
  );
}

/** A value is nested below the name of its type; integers are strings. */
function toRecord({ attributes }: Attributes): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      'intValue' in value ? Number(value.intValue) : Object.values(value)[0],
    ]),
  );
}
