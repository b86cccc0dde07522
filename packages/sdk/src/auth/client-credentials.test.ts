import { describe, expect, it } from 'vitest';
import { answer, inTurn, type RecordingServer, recordingServer } from '../testing/recording-server.ts';
import { testClient } from '../testing/test-client.ts';
import { type ClientCredentialsOptions, clientCredentials } from './client-credentials.ts';
import type { StoredToken, TokenCache, TokenSource } from './token-source.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const MINUTE = 60_000;

/** A token endpoint that numbers its tokens. */
async function tokenEndpoint(lifeSeconds = 3600): Promise<RecordingServer> {
  return await recordingServer((_request, index) =>
    answer(200, { access_token: `token-${index + 1}`, token_type: 'bearer', expires_in: lifeSeconds }),
  );
}

function source(server: RecordingServer, options: Partial<ClientCredentialsOptions> = {}): TokenSource {
  return clientCredentials({
    imsUrl: server.url,
    clientId: 'client-1',
    clientSecret: 's3cr&t',
    now: () => NOON,
    retry: { backoffMs: 1 },
    ...options,
  });
}

function memoryCache(
  tokens: Record<string, StoredToken> = {},
): TokenCache & { tokens: Record<string, StoredToken> } {
  return {
    tokens,
    read: async (key) => tokens[key],
    write: async (key, token) => {
      tokens[key] = token;
    },
  };
}

describe('clientCredentials', () => {
  it('requests a token as a form, with the scopes joined by commas', async () => {
    const server = await tokenEndpoint();
    expect(await source(server, { scopes: ['openid', 'AdobeID'] }).token()).toBe('token-1');
    const [request] = server.requests;
    expect(request).toMatchObject({ method: 'POST', path: '/ims/token/v3' });
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'client-1',
      client_secret: 's3cr&t',
      scope: 'openid,AdobeID',
    });
  });

  it('sends one request for concurrent callers, and none for later ones', async () => {
    const server = await tokenEndpoint();
    const tokens = source(server);
    const together = await Promise.all(Array.from({ length: 10 }, () => tokens.token()));
    expect(new Set([...together, await tokens.token()])).toEqual(new Set(['token-1']));
    expect(server.requests).toHaveLength(1);
  });

  it('renews a token before it expires', async () => {
    const server = await tokenEndpoint(600);
    let now = NOON;
    const tokens = source(server, { now: () => now, renewBeforeMs: 2 * MINUTE });
    const seen: string[] = [];
    for (const minutes of [0, 7, 8, 9]) {
      now = NOON + minutes * MINUTE;
      seen.push(await tokens.token());
    }
    expect(seen).toEqual(['token-1', 'token-1', 'token-2', 'token-2']);
  });

  it('requests again after a failure', async () => {
    const server = await recordingServer(
      inTurn(
        answer(400, { error: 'invalid_client' }),
        answer(200, { access_token: 'late', expires_in: 3600 }),
      ),
    );
    const tokens = source(server);
    await expect(tokens.token()).rejects.toMatchObject({ code: 'token-refused' });
    expect(await tokens.token()).toBe('late');
  });

  it('resolves the secret only when needed', async () => {
    const server = await tokenEndpoint();
    let lookups = 0;
    const clientSecret = async (): Promise<string> => `found-${++lookups}`;
    const tokens = source(server, { clientSecret });
    expect(lookups).toBe(0);
    await tokens.token();
    await tokens.token();
    expect(lookups).toBe(1);
    expect(server.requests[0]?.body).toContain('client_secret=found-1');
  });

  it('continues when one caller stops waiting', async () => {
    const ims = await tokenEndpoint();
    const api = await recordingServer(() => answer(200, { result: true }));
    const { connections } = testClient(api.url, { tokens: source(ims) });
    const controller = new AbortController();
    const impatient = connections.test('c-1', { signal: controller.signal });
    const patient = connections.test('c-1');
    controller.abort();
    await expect(impatient).rejects.toMatchObject({ name: 'AbortError' });
    await expect(patient).resolves.toEqual({ result: true });
    expect(ims.requests).toHaveLength(1);
  });
});

describe('the token cache', () => {
  it('keeps tokens between runs, separately for each endpoint, client, and scope list', async () => {
    const server = await tokenEndpoint();
    const cache = memoryCache();
    expect(await source(server, { cache }).token()).toBe('token-1');
    expect(await source(server, { cache }).token()).toBe('token-1');
    expect(await source(server, { cache, clientId: 'client-2' }).token()).toBe('token-2');
    expect(await source(server, { cache, scopes: ['openid'] }).token()).toBe('token-3');
    expect(Object.values(cache.tokens)[0]).toEqual({ accessToken: 'token-1', expiresAt: NOON + 3_600_000 });
    expect(Object.keys(cache.tokens).join()).not.toContain('s3cr&t');
  });

  it('does not return a token that is about to expire', async () => {
    const server = await tokenEndpoint();
    const cache = memoryCache();
    await source(server, { cache }).token();
    const later = source(server, { cache, now: () => NOON + 58 * MINUTE });
    expect(await later.token()).toBe('token-2');
  });
});

describe('a token that the API refuses', () => {
  const OK = answer(200, { result: true });
  const REFUSED = answer(401, { error_code: '401013', message: 'Oauth token is not valid' });

  /** Refuses the first token and accepts any other. */
  const refusesFirst = async (): Promise<RecordingServer> =>
    await recordingServer(({ headers }) => (headers.authorization === 'Bearer token-1' ? REFUSED : OK));

  it('is replaced, and the request is retried once, even for a write', async () => {
    const ims = await tokenEndpoint();
    const api = await refusesFirst();
    const cache = memoryCache();
    const { connections } = testClient(api.url, { tokens: source(ims, { cache }) });
    await connections.delete('c-1');
    expect(api.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
    expect(Object.values(cache.tokens).map(({ accessToken }) => accessToken)).toEqual(['token-2']);
  });

  it('is replaced once for all calls that used it', async () => {
    const ims = await tokenEndpoint();
    const api = await refusesFirst();
    const { connections } = testClient(api.url, { tokens: source(ims) });
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => connections.test(id)));
    expect(ims.requests).toHaveLength(2);
  });

  it('is replaced by a token that another run stored in the cache', async () => {
    const ims = await tokenEndpoint();
    const api = await refusesFirst();
    const cache = memoryCache();
    const tokens = source(ims, { cache });
    await tokens.token();
    const [key = ''] = Object.keys(cache.tokens);
    cache.tokens[key] = { accessToken: 'of another run', expiresAt: NOON + 60 * MINUTE };
    await testClient(api.url, { tokens }).connections.test('c-1');
    expect(api.requests[1]?.headers.authorization).toBe('Bearer of another run');
    expect(ims.requests).toHaveLength(1);
  });

  it('is an error if the next token is refused as well', async () => {
    const ims = await tokenEndpoint();
    const api = await recordingServer(() => REFUSED);
    const call = testClient(api.url, { tokens: source(ims) }).connections.test('c-1');
    await expect(call).rejects.toMatchObject({ name: 'ApiError', status: 401, code: '401013' });
    expect(api.requests).toHaveLength(2);
  });

  it('is an immediate error if the endpoint returns the same token again', async () => {
    const ims = await recordingServer(() => answer(200, { access_token: 'same', expires_in: 3600 }));
    const api = await recordingServer(() => REFUSED);
    const call = testClient(api.url, { tokens: source(ims) }).connections.test('c-1');
    await expect(call).rejects.toMatchObject({ status: 401 });
    expect(api.requests).toHaveLength(1);
  });

  it('is an immediate error if it is ready-made', async () => {
    const api = await recordingServer(() => REFUSED);
    await expect(testClient(api.url).connections.test('c-1')).rejects.toMatchObject({ status: 401 });
    expect(api.requests).toHaveLength(1);
  });
});

describe('a refused token', () => {
  it('is replaced once, and the replacement is not replaced in turn', async () => {
    const server = await tokenEndpoint();
    const tokens = source(server);
    expect(await tokens.token()).toBe('token-1');
    expect(await tokens.replace('token-1')).toBe('token-2');
    expect(await tokens.replace('token-2')).toBeUndefined();
    expect(server.requests).toHaveLength(2);
  });

  it('is replaced again if the replacement is refused later', async () => {
    const server = await tokenEndpoint();
    let time = NOON;
    const tokens = source(server, { now: () => time });
    await tokens.replace(await tokens.token());
    time += 2 * MINUTE;
    expect(await tokens.replace('token-2')).toBe('token-3');
  });

  it.each([
    { code: 'FLOW-2000-401', why: 'the organization' },
    { code: 'CONNECTOR-1001-401', why: 'the source' },
    { code: 'CONNECTOR-1008-401', why: 'the source' },
  ])('is not replaced after $code, which is about $why', async ({ code }) => {
    const ims = await tokenEndpoint();
    const api = await recordingServer(() =>
      answer(401, { type: `https://ns.adobe.com/aep/errors/${code}`, title: 'x', status: 401 }),
    );
    const client = testClient(api.url, { tokens: source(ims) });
    await expect(client.connections.test('x')).rejects.toMatchObject({ status: 401, code });
    expect(ims.requests).toHaveLength(1);
    expect(api.requests).toHaveLength(1);
  });
});
