import { describe, expect, it } from 'vitest';
import type { TokenSource } from './auth/token-source.ts';
import type { ClientOptions } from './client-options.ts';
import { isAbortError } from './errors/abort-error.ts';
import { HeadwaterError } from './errors/headwater-error.ts';
import { isTimeoutError } from './errors/timeout-error.ts';
import { answer, endlessBody, type Reply, recordingServer, silence } from './testing/recording-server.ts';
import { testClient } from './testing/test-client.ts';

const NO_TOKENS: TokenSource = { token: () => new Promise(() => undefined), replace: async () => undefined };

interface Stage {
  stage: string;
  reply: Reply;
  options?: Partial<ClientOptions>;
}

const STUCK_STAGES: Stage[] = [
  { stage: 'waiting for a token', reply: silence(), options: { tokens: NO_TOKENS } },
  { stage: 'waiting for the response', reply: silence() },
  { stage: 'reading the response', reply: endlessBody() },
  { stage: 'reading an error', reply: endlessBody(400) },
];

describe('the time limit', () => {
  it.each(STUCK_STAGES)('ends a call that is $stage', async ({ reply, options }) => {
    const server = await recordingServer(() => reply);
    const client = testClient(server.url, { timeoutMs: 50, ...options });
    await expect(client.connections.retrieve('c-1')).rejects.toMatchObject({
      name: 'TimeoutError',
      code: 'timeout',
      method: 'GET',
      url: `${server.url}/data/foundation/flowservice/connections/c-1`,
      timeoutMs: 50,
      message: expect.stringContaining('no complete response'),
    });
  });

  it('applies to all attempts of a call together', async () => {
    const server = await recordingServer(() => answer(503));
    const client = testClient(server.url, {
      timeoutMs: 200,
      retry: { limit: 1e6, backoffMs: 20, maxBackoffMs: 20 },
    });
    const before = performance.now();
    await expect(client.connections.retrieve('c-1')).rejects.toThrow();
    expect(performance.now() - before).toBeLessThan(2000);
    expect(server.requests.length).toBeGreaterThan(2);
  });

  it('can be set for one call, even beyond the maximum duration of a timer', async () => {
    const server = await recordingServer(() => answer(200, { result: true }));
    const client = testClient(server.url, { timeoutMs: 0 });
    await expect(client.connections.test('c-1', { timeoutMs: Number.POSITIVE_INFINITY })).resolves.toEqual({
      result: true,
    });
  });
});

describe('an abort signal', () => {
  const RETRY_LATER = answer(503, {}, { 'retry-after': '20' });

  it.each([...STUCK_STAGES, { stage: 'waiting to retry', reply: RETRY_LATER }])(
    'ends a call that is $stage with an error of the family, whose cause is the reason',
    async ({ reply, options }: Stage) => {
      const server = await recordingServer(() => reply);
      const controller = new AbortController();
      const reason = new Error('enough');
      const call = testClient(server.url, options).connections.retrieve('c-1', { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 50);
      await expect(call).rejects.toSatisfy(isAbortError);
      await expect(call).rejects.toMatchObject({
        name: 'AbortError',
        code: 'aborted',
        method: 'GET',
        url: `${server.url}/data/foundation/flowservice/connections/c-1`,
        cause: reason,
      });
      expect(server.requests.length).toBeLessThanOrEqual(1);
    },
  );

  it.each([...STUCK_STAGES])('of a time limit ends a call that is $stage as a timeout', async (stuck) => {
    const server = await recordingServer(() => stuck.reply);
    const { connections } = testClient(server.url, stuck.options);
    const call = connections.retrieve('c-1', { signal: AbortSignal.timeout(50) });
    await expect(call).rejects.toSatisfy(isTimeoutError);
    await expect(call).rejects.toMatchObject({ code: 'timeout', timeoutMs: undefined });
  });

  it('ends a list if it is passed with the query', async () => {
    const server = await recordingServer(() => silence());
    const { connections, audit, headwater, connectionSpecs } = testClient(server.url);
    const options = { signal: AbortSignal.abort() };
    for (const list of [connections, audit, connectionSpecs].map(({ list }) => list({}, options)))
      await expect(list).rejects.toSatisfy(isAbortError);
    await expect(headwater.findConnections({}, options)).rejects.toSatisfy(isAbortError);
    await expect(connections.count({}, options)).rejects.toSatisfy(isAbortError);
    expect(server.requests).toEqual([]);
  });

  it('whose reason is an error of the family ends a call with that error', async () => {
    const server = await recordingServer(() => silence());
    const reason = new HeadwaterError('Enough.', { code: 'enough' });
    const signal = AbortSignal.abort(reason);
    await expect(testClient(server.url).connections.retrieve('c-1', { signal })).rejects.toBe(reason);
  });

  it.each<{ stage: string; options: Partial<ClientOptions> }>([
    { stage: 'with an available token', options: {} },
    { stage: 'while waiting for a token', options: { tokens: NO_TOKENS } },
  ])('that was aborted before the call prevents the request $stage', async ({ options }) => {
    const server = await recordingServer(() => answer(200, { result: true }));
    const call = testClient(server.url, options).connections.test('c-1', { signal: AbortSignal.abort() });
    await expect(call).rejects.toSatisfy(isAbortError);
    expect(server.requests).toEqual([]);
  });
});
