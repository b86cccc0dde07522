import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Client } from './client.ts';
import { answer, brokenBody, brokenConnection, inTurn, recordingServer } from './testing/recording-server.ts';
import { testClient } from './testing/test-client.ts';

const ITEM = { items: [{ id: 'c-1' }], id: 'c-1', etag: '"1"' };
const DONE = answer(200, ITEM);

const read = (client: Client): Promise<unknown> => client.connections.retrieve('c-1');
const write = (client: Client): Promise<unknown> =>
  client.connections.create({ name: 'n', connectionSpec: { id: 's', version: '1.0' } });
const change = (client: Client): Promise<unknown> => client.connections.patch('c-1', [], { etag: '"1"' });
const remove = (client: Client): Promise<unknown> => client.connections.delete('c-1');

describe('retries', () => {
  it.each([
    { name: 'a read after 503', call: read, trouble: answer(503), sent: 2 },
    { name: 'a read after a broken connection', call: read, trouble: brokenConnection(), sent: 2 },
    { name: 'a read after a broken body', call: read, trouble: brokenBody(), sent: 2 },
    { name: 'a write after 429', call: write, trouble: answer(429), sent: 2 },
    {
      name: 'a write after 503 with Retry-After',
      call: write,
      trouble: answer(503, {}, { 'retry-after': '0' }),
      sent: 2,
    },
    { name: 'a change after 429', call: change, trouble: answer(429), sent: 2 },
    { name: 'a delete after 429', call: remove, trouble: answer(429), sent: 2 },
  ])('$name', async ({ call, trouble, sent }) => {
    const server = await recordingServer(inTurn(trouble, DONE));
    await call(testClient(server.url));
    expect(server.requests).toHaveLength(sent);
  });

  it.each([
    { name: 'a write after 503 without Retry-After', call: write, trouble: answer(503), code: 'http-503' },
    { name: 'a write after 500', call: write, trouble: answer(500), code: 'http-500' },
    {
      name: 'a write after a broken connection',
      call: write,
      trouble: brokenConnection(),
      code: 'connection-lost',
    },
    { name: 'a write after a broken body', call: write, trouble: brokenBody(), code: 'connection-lost' },
    { name: 'a change after 502', call: change, trouble: answer(502), code: 'http-502' },
    { name: 'a delete after 504', call: remove, trouble: answer(504), code: 'http-504' },
    { name: 'a read after 400', call: read, trouble: answer(400), code: 'http-400' },
  ])('never $name', async ({ call, trouble, code }) => {
    const server = await recordingServer(inTurn(trouble, DONE));
    await expect(call(testClient(server.url))).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  it('sends the same body again', async () => {
    const server = await recordingServer(inTurn(answer(429), DONE));
    await write(testClient(server.url));
    const [first, second] = server.requests;
    expect(first?.body).toBe('{"name":"n","connectionSpec":{"id":"s","version":"1.0"}}');
    expect(second).toEqual(first);
  });

  it('throws the last error after the maximum number of retries', async () => {
    const server = await recordingServer((_request, index) => answer(503, { message: `no. ${index + 1}` }));
    const client = testClient(server.url, { retry: { limit: 2, backoffMs: 1 } });
    await expect(read(client)).rejects.toMatchObject({ status: 503, detail: 'no. 3' });
    expect(server.requests).toHaveLength(3);
  });

  it('retries a write if the connection was refused, because nothing was sent', async () => {
    let attempts = 0;
    const fetch = (request: Request): Promise<Response> => {
      attempts += 1;
      return globalThis.fetch(request);
    };
    const client = testClient(await unusedAddress(), { fetch, retry: { limit: 2, backoffMs: 1 } });
    await expect(write(client)).rejects.toMatchObject({
      name: 'NetworkError',
      code: 'connection-refused',
      method: 'POST',
      message: expect.stringMatching(/failed to reach 127\.0\.0\.1:\d+: no service is listening there\.$/),
    });
    expect(attempts).toBe(3);
  });

  it('waits for the time in Retry-After', async () => {
    const server = await recordingServer(inTurn(answer(503, {}, { 'retry-after': '1' }), DONE));
    const before = performance.now();
    await read(testClient(server.url));
    expect(performance.now() - before).toBeGreaterThanOrEqual(990);
  });

  it('fails immediately if Retry-After exceeds the time limit of the call', async () => {
    const server = await recordingServer(inTurn(answer(429, {}, { 'retry-after': '3600' }), DONE));
    const before = performance.now();
    await expect(read(testClient(server.url))).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 3_600_000,
      nextSteps: ['Try again in 3600 s.'],
    });
    expect(performance.now() - before).toBeLessThan(1000);
    expect(server.requests).toHaveLength(1);
  });
});

async function unusedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}
