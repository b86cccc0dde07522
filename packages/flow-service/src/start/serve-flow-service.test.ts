import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { Agent, get, type IncomingMessage } from 'node:http';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore, type Store } from '@headwater/flow-store';
import { expect, onTestFinished, test } from 'vitest';
import { type Fetch, observeFetch } from '../testing/observed-fetch.ts';
import { blobConnection, createTestClient, type TestClient } from '../testing/test-client.ts';
import type { ServeOptions } from './options.ts';
import { type ServedFlowService, serveFlowService } from './serve-flow-service.ts';

async function makeDirectory(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'headwater-serve-'));
}

async function serve(
  options: Partial<ServeOptions> = {},
): Promise<{ served: ServedFlowService; client: TestClient }> {
  const served = await serveFlowService({
    port: 0,
    dataDirectory: await makeDirectory(),
    environment: {},
    ...options,
  });
  onTestFinished(() => served.close());
  return { served, client: await createTestClient(observeFetch(fetchFrom(served)), served.client, 'dev') };
}

function fetchFrom({ url }: ServedFlowService): Fetch {
  return (request) => fetch(new Request(request.url.replace('http://headwater.test', url), request));
}

test('answers over HTTP as in process', async () => {
  const { served, client } = await serve();
  const { id, etag } = await client.create(blobConnection());

  expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await client.retrieve(id)).toMatchObject({ id, etag, name: 'Blob' });
  expect((await client.call('DELETE', `/connections/${id}`)).status).toBe(204);
  expect((await client.call('POST', '/connections', { text: ' '.repeat(2 ** 21) })).status).toBe(413);
});

test('answers at an IPv6 address', async () => {
  const { served } = await serve({ host: '::1' });

  expect(served.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
  expect((await fetch(`${served.url}/headwater/health`)).status).toBe(200);
});

test('closes after it finishes requests in progress, even if connections are kept alive', async () => {
  const store = await openSqliteStore({ file: join(await makeDirectory(), 'given.db') });
  const gate = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const slow: Store = {
    ...store,
    async ping() {
      reached.resolve();
      await gate.promise;
    },
  };
  const { served } = await serve({ store: slow });
  const agent = new Agent({ keepAlive: true });
  const request = get(`${served.url}/headwater/health`, { agent });
  const answered = once(request, 'response');
  await reached.promise;
  const closing = served.close();
  gate.resolve();
  const [answer] = (await answered) as [IncomingMessage];
  answer.resume();
  await closing;

  expect(answer.statusCode).toBe(200);
  // Keeps the client from reusing a connection that is being closed.
  expect(answer.headers.connection).toBe('close');
  await expect(fetch(`${served.url}/headwater/health`)).rejects.toThrow();
  agent.destroy();
});

test('a client that disconnects ends the work at the source', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as { port: number };
  const { client } = await serve();
  const connectionString = `AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:${port}/a`;
  const auth = { specName: 'ConnectionString', params: { connectionString } };
  const { id } = await client.create(blobConnection({ auth }));
  const leaving = new AbortController();
  const asked = client.call('GET', `/connections/${id}/explore?objectType=root`, { signal: leaving.signal });
  const [socket] = (await once(silent, 'connection')) as [Socket];
  socket.resume();
  leaving.abort();

  await expect(asked).rejects.toThrow();
  await once(socket, 'close');
});

test('names a port in use and leaves nothing open', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const { port } = taken.address() as { port: number };
  const dataDirectory = await makeDirectory();

  await expect(serveFlowService({ port, dataDirectory, environment: {} })).rejects.toMatchObject({
    code: 'port-in-use',
    message: expect.stringContaining(`127.0.0.1:${port}`),
  });
  await serve({ dataDirectory });
});

test('rejects headers over the limit and keeps serving', async () => {
  const { served } = await serve();
  const answer = await fetch(`${served.url}/headwater/health`, { headers: { cookie: 'x'.repeat(80_000) } });

  expect(answer.status).toBe(431);
  expect((await fetch(`${served.url}/headwater/health?${'x'.repeat(80_000)}`)).status).toBe(431);
  expect((await fetch(`${served.url}/headwater/health`)).status).toBe(200);
});

test('reads an endless body only up to the limit', async () => {
  const { served } = await serve();
  // Not observed, because an observer would wait for the end of the body.
  const client = await createTestClient(fetchFrom(served), served.client, 'dev');
  let sentBytes = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      sentBytes += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  const answered = client.call('POST', '/connections', { stream });
  const status = await answered.then((answer) => answer.status).catch(() => 'cut');

  expect([413, 'cut']).toContain(status);
  expect(sentBytes).toBeLessThan(64 * 1024 * 1024);
  expect((await client.call('GET', '/connections')).status).toBe(200);
});

test("limits a client's request rate if configured, and by default not on loopback", async () => {
  const lastOfThree = async (options: Partial<ServeOptions>): Promise<number> => {
    const { client } = await serve(options);
    await client.call('GET', '/connections');
    await client.call('GET', '/connections');
    return (await client.call('GET', '/connections')).status;
  };

  expect(await lastOfThree({ requestsPerMinute: 2 })).toBe(429);
  expect(await lastOfThree({})).toBe(200);
});

test('a service that others can reach does not dial private addresses', async () => {
  const { client } = await serve({ host: '0.0.0.0' });
  const { id } = await client.create(
    blobConnection({
      auth: {
        specName: 'ConnectionString',
        params: { connectionString: `AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:9/a` },
      },
    }),
  );
  const { body } = await client.call('GET', `//headwater/connections/${id}/test`);

  expect(body).toMatchObject({ result: false });
  expect(JSON.stringify(body)).toContain('dial-refused');
});
