import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { isLoopback } from './http/is-loopback.ts';
import { type ServedFlowService, serveFlowService } from './start/serve-flow-service.ts';
import { openTestService } from './testing/test-service.ts';

let dataDirectory: string;
let served: ServedFlowService;
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-foreign-'));
  served = await serveFlowService({ dataDirectory, environment: {}, port: 0 });
});
afterAll(async () => {
  await served.close();
  await rm(dataDirectory, { recursive: true });
});

function statusOf(headers: Record<string, string>, path = '/headwater/health'): Promise<number> {
  const { port, hostname } = new URL(served.url);
  const answered = Promise.withResolvers<number>();
  request({ hostname, port, path, headers }, (response) => {
    response.resume();
    answered.resolve(response.statusCode ?? 0);
  })
    .on('error', answered.reject)
    .end();
  return answered.promise;
}

describe('a service on a loopback address', () => {
  it.each(['evil.example', '127.0.0.1.evil.example', '127.evil.example', '10.0.0.1:7400'])(
    'rejects a request for the host %j',
    async (host) => {
      expect(await statusOf({ host })).toBe(403);
    },
  );

  it.each(['localhost', 'LOCALHOST:80', '127.0.0.1:1', '127.1.2.3', '[::1]:7400'])(
    'answers a request for the host %j',
    async (host) => {
      expect(await statusOf({ host })).toBe(200);
    },
  );

  it('rejects requests sent by a page of another origin', async () => {
    const { host } = new URL(served.url);
    for (const origin of ['https://evil.example', 'null', 'http://localhost:1'])
      expect(await statusOf({ host, origin })).toBe(403);
    expect(await statusOf({ host, origin: `http://${host}` })).toBe(200);
  });

  it('answers a path that is not UTF-8 with a problem of its own', async () => {
    const response = await fetch(`${served.url}/%ff`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('The path') });
  });
});

test.each(['127.foo', '127.0.0.1.example', '128.0.0.1', '127.1', ''])(
  '%j is not a loopback address',
  (host) => {
    expect(isLoopback(host)).toBe(false);
  },
);

test('limits unauthenticated callers without limiting clients at the same address', async () => {
  const service = await openTestService({ requestsPerMinute: 5 });
  const client = await service.inNewSandbox();
  const ask = (authorization: string) => client.call('GET', '/connections', { headers: { authorization } });
  const answers = [];
  for (let index = 0; index < 8; index += 1) answers.push((await ask(`Bearer forged-${index}`)).status);
  expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'nobody',
    client_secret: 'x',
  });
  const guess = await service.fetch(
    new Request('http://headwater.test/ims/token/v3', { method: 'POST', body }),
  );
  expect(guess.status).toBe(429);
  expect(guess.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await client.call('GET', '/connections')).status).toBe(200);
  await service.close();
});
