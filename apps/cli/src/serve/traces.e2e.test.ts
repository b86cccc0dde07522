import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type OtlpReceiver, type ReceivedSpan, startOtlpReceiver } from '../testing/otlp-receiver.ts';
import { runCli } from '../testing/run-cli.ts';
import { startServe } from '../testing/start-serve.ts';
import { useTemporaryHome } from '../testing/temporary-home.ts';

// Every step is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const KEY = Buffer.from('secret-not-real-'.repeat(4)).toString('base64');
const BLOB = `DefaultEndpointsProtocol=http;AccountName=contoso;AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:9/contoso`;
const CALLER = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };

/** Prints on stderr which modules of OpenTelemetry are loaded. */
const WATCH_LOADING = `--import data:text/javascript,${encodeURIComponent(`
  import { registerHooks } from 'node:module';
  registerHooks({
    load(url, context, next) {
      // prom-client asks the bare API whether a span is active.
      if (/@opentelemetry\\/(?!api\\/)/.test(url)) process.stderr.write('loaded ' + url + '\\n');
      return next(url, context);
    },
  });
`)}`;

const home = useTemporaryHome();
let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startOtlpReceiver();
});
afterEach(() => receiver.close());

const run = (...args: string[]) => runCli(args, { home: home(), environment: { BLOB } });

/** @returns its id. */
async function createOne(): Promise<string> {
  const auth = ['--auth', 'ConnectionString', '--param', 'connectionString=${env:BLOB}'];
  const { stdout } = await run(
    'connections',
    'create',
    'azure-blob',
    '--name',
    'Untraced name',
    ...auth,
    '--json',
  );
  return (JSON.parse(stdout) as { id: string }).id;
}

function spanOf(operationId: string): ReceivedSpan {
  const span = receiver
    .spans()
    .find(({ attributes }) => attributes['headwater.operation.id'] === operationId);
  if (span === undefined) throw new Error(`There is no span of ${operationId}.`);
  return span;
}

function childOf({ spanId }: ReceivedSpan, name: string): ReceivedSpan | undefined {
  return receiver.spans().find((span) => span.parentSpanId === spanId && span.name === name);
}

describe('a service with a traces endpoint', () => {
  test('sends a span for each request, commit and source call, and no secret', async () => {
    const environment = {
      OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    };
    const service = await startServe(['--log', 'json'], { home: home(), environment });
    await run('connections', 'test', await createOne());
    const traceparent = `00-${CALLER.traceId}-${CALLER.spanId}-01`;
    const headers = { traceparent, tracestate: 'vendor=untold-state' };
    await fetch(`${service.url}/headwater/health?untold=query`, { headers });
    await fetch(`${service.url}/untold/path`);
    const { exitCode, stderr } = await service.stop('SIGTERM');
    expect(exitCode).toBe(0);

    const creation = spanOf('createConnection');
    const route = '/data/foundation/flowservice/connections';
    expect(creation).toMatchObject({
      name: `POST ${route}`,
      kind: 2,
      attributes: {
        'http.request.method': 'POST',
        'http.route': route,
        'url.path': route,
        'url.scheme': 'http',
        'http.response.status_code': 201,
        'server.address': '127.0.0.1',
        'server.port': Number(new URL(service.url).port),
        'headwater.request.id': expect.any(String),
      },
      resource: { 'service.name': 'headwater', 'service.version': expect.any(String) },
    });
    expect(childOf(creation, 'commit insertConnection')?.attributes).toMatchObject({
      'db.system.name': 'sqlite',
      'db.operation.name': 'insertConnection',
    });
    expect(childOf(spanOf('testConnectionInStages'), 'check azure-blob')).toMatchObject({
      status: { code: 2 },
      attributes: {
        'headwater.source.slug': 'azure-blob',
        'headwater.source.use': 'check',
        'headwater.source.outcome': 'failed',
        'error.type': 'failed',
      },
    });
    const requests = receiver.spans().filter(({ attributes }) => 'http.request.method' in attributes);
    const continued = requests.filter(({ parentSpanId }) => parentSpanId);
    expect(continued).toMatchObject([{ traceId: CALLER.traceId, parentSpanId: CALLER.spanId }]);
    const unknown = receiver.spans().find(({ name }) => name === 'GET');
    expect(unknown?.attributes).toMatchObject({
      'http.response.status_code': 404,
      'headwater.problem.code': '404000',
    });

    const lines = stderr.split('\n').filter((line) => line.startsWith('{'));
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        operationId: 'createConnection',
        requestId: creation.attributes['headwater.request.id'],
        traceId: creation.traceId,
      }),
    );
    const { clientSecret } = JSON.parse(await readFile(join(home(), 'data', 'client.json'), 'utf8'));
    const sent = receiver.requests.map(({ body }) => body).join('\n');
    for (const secret of [KEY, 'AccountKey', clientSecret, 'Bearer', 'eyJ', 'ntold', 'contoso']) {
      expect(sent).not.toContain(secret);
    }
  });

  test('sends protobuf by default, under the configured service name', async () => {
    const environment = {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${receiver.url}/custom/traces`,
      OTEL_SERVICE_NAME: 'flow-of-the-team',
    };
    const service = await startServe([], { home: home(), environment });
    await fetch(`${service.url}/headwater/health`);
    await service.stop('SIGTERM');
    const [request] = receiver.requests;
    expect(request).toMatchObject({ path: '/custom/traces', contentType: 'application/x-protobuf' });
    expect(request?.body).toContain('flow-of-the-team');
    expect(request?.body).toContain('GET /headwater/health');
  });

  test('reports an unreachable collector once, and still answers requests', async () => {
    await receiver.close();
    const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
    const service = await startServe([], { home: home(), environment });
    expect(await createOne()).toBeTypeOf('string');
    const { exitCode, stderr } = await service.stop('SIGTERM');
    expect(exitCode).toBe(0);
    expect(stderr.match(/Traces cannot be sent/g)).toHaveLength(1);
    expect(stderr).toContain(receiver.url);
  });
});

test('loads no OpenTelemetry module without a traces endpoint', async () => {
  async function loadedWith(environment: Readonly<Record<string, string>>): Promise<boolean> {
    const settings = { ...environment, NODE_OPTIONS: WATCH_LOADING };
    const service = await startServe([], { home: home(), environment: settings });
    await run('connections', 'test', await createOne());
    return (await service.stop('SIGTERM')).stderr.includes('loaded ');
  }
  expect(await loadedWith({})).toBe(false);
  expect(await loadedWith({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url })).toBe(true);
});

describe('a service with invalid trace settings', () => {
  test.each([
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
      'http/protobuf or http/json',
    ],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'user:hush@collector' }, 'OTEL_EXPORTER_OTLP_ENDPOINT'],
  ])('refuses to start with %j, and names the setting to change', async (environment, advice) => {
    const { exitCode, stderr } = await runCli(['serve', '--port', '0'], { home: home(), environment });
    expect(exitCode).toBe(3);
    expect(stderr).toContain(advice);
    expect(stderr).not.toContain('hush');
  });
});
