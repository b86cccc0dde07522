import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../testing/test-client.ts';
import { openTestService, type TestService } from '../testing/test-service.ts';
import type { RequestLogEntry } from './request-logger.ts';

const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] });
const tracer = provider.getTracer('test');
const entries: RequestLogEntry[] = [];

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  service = await openTestService({ tracer, logger: (entry) => entries.push(entry) });
  client = await service.inNewSandbox();
});
afterAll(async () => {
  await service.close();
  context.disable();
});
afterEach(() => exporter.reset());

const spanOf = (name: string) => exporter.getFinishedSpans().find((span) => span.name === name);

test("a request of the embedding program is part of the program's trace", async () => {
  await tracer.startActiveSpan('program', async (program) => {
    await client.create(blobConnection());
    const request = spanOf('POST /data/foundation/flowservice/connections');
    expect(request?.parentSpanContext?.spanId).toBe(program.spanContext().spanId);
    expect(spanOf('commit insertConnection')?.parentSpanContext?.spanId).toBe(request?.spanContext().spanId);
    expect(entries.at(-1)).toMatchObject({ traceId: program.spanContext().traceId });
  });
});

test('concurrent requests have separate traces', async () => {
  await Promise.all(Array.from({ length: 20 }, () => client.create(blobConnection())));
  const spans = exporter.getFinishedSpans();
  const requests = new Map(
    spans.filter(({ name }) => name.startsWith('POST')).map((span) => [span.spanContext().spanId, span]),
  );
  const commits = spans.filter(({ name }) => name === 'commit insertConnection');
  const parents = commits.map(({ parentSpanContext }) => parentSpanContext?.spanId ?? '');
  expect(new Set(parents)).toEqual(new Set(requests.keys()));
  expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(20);
});

test('continues a caller’s trace, but neither a malformed one nor its baggage', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  for (const traceparent of [`00-${traceId}-b7ad6b7169203331-01`, 'nonsense']) {
    await client.call('GET', '/connections?limit=1', { headers: { traceparent, tracestate: 'vendor=hush' } });
  }
  const [continued, begun] = exporter.getFinishedSpans().map((span) => span.spanContext());
  expect(continued?.traceId).toBe(traceId);
  expect(continued?.traceState).toBeUndefined();
  expect(begun?.traceId).not.toBe(traceId);
});

test('marks an answer as an error only if the service is at fault', async () => {
  await client.call('GET', '/connections/none');
  const [refused] = exporter.getFinishedSpans();
  expect(refused).toMatchObject({ status: { code: 0 }, attributes: { 'http.response.status_code': 404 } });
  expect(refused?.attributes['error.type']).toBeUndefined();
  expect(trace.getActiveSpan()).toBeUndefined();
});
