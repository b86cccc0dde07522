import { describe, expect, it } from 'vitest';
import { createClient } from './client.ts';
import type { ClientOptions } from './client-options.ts';
import { isConfigError } from './errors/config-error.ts';
import { answer, inTurn, recordingServer } from './testing/recording-server.ts';
import { TOKEN, testClient } from './testing/test-client.ts';

const ITEM = { items: [{ id: 'c-1' }] };

describe('createClient', () => {
  it('sends the credentials, organization, and sandbox with every request', async () => {
    const server = await recordingServer(() => answer(200, ITEM));
    await testClient(server.url, { userAgent: 'tests/1' }).connections.retrieve('c-1');
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${TOKEN}`,
      'x-api-key': 'client-1',
      'x-gw-ims-org-id': '1234@AdobeOrg',
      'x-sandbox-name': 'dev',
      'user-agent': 'tests/1',
      accept: 'application/json',
    });
  });

  it('sends a content type only with a body', async () => {
    const server = await recordingServer(() => answer(200, { id: 'c-1', etag: '"1"' }));
    const { connections } = testClient(server.url);
    await connections.create({ name: 'n', connectionSpec: { id: 's', version: '1.0' } });
    await connections.publish('c-1');
    const types = server.requests.map(({ headers }) => headers['content-type']);
    expect(types).toEqual(['application/json', undefined]);
  });

  it('creates a client for another sandbox and does not change the first one', async () => {
    const server = await recordingServer(() => answer(200, ITEM));
    const dev = testClient(server.url);
    const stage = dev.withSandbox('stage');
    await dev.connections.retrieve('c-1');
    await stage.connections.retrieve('c-1');
    expect(server.requests.map(({ headers }) => headers['x-sandbox-name'])).toEqual(['dev', 'stage']);
    expect([dev.sandbox, stage.sandbox]).toEqual(['dev', 'stage']);
  });

  it('accepts a base URL with a path and a trailing slash', async () => {
    const server = await recordingServer(() => answer(200, ITEM));
    await testClient(`${server.url}/proxy/`).connections.retrieve('c-1');
    expect(server.requests[0]?.path).toBe('/proxy/data/foundation/flowservice/connections/c-1');
  });

  it('calls a service in the same process through its fetch function', async () => {
    const fetch = (request: Request): Response =>
      Response.json({ items: [{ id: request.headers.get('x-api-key') }] });
    const connection = await testClient('http://in.process', { fetch }).connections.retrieve('c-1');
    expect(connection.id).toBe('client-1');
  });

  it('reads a response whose members cannot be replaced', async () => {
    const fetch = (): Response => {
      const response = Response.json({ items: [{ id: 'c-1' }] });
      for (const member of ['json', 'text', 'arrayBuffer'] as const) {
        Object.defineProperty(response, member, { value: response[member].bind(response), writable: false });
      }
      return response;
    };
    const connection = await testClient('http://in.process', { fetch }).connections.retrieve('c-1');
    expect(connection.id).toBe('c-1');
  });

  it('does not follow a redirect, which would send its headers elsewhere', async () => {
    const elsewhere = await recordingServer(() => answer(200, ITEM));
    const server = await recordingServer(() => answer(302, undefined, { location: elsewhere.url }));
    await expect(testClient(server.url).connections.retrieve('c-1')).rejects.toMatchObject({
      code: 'http-302',
    });
    expect(elsewhere.requests).toEqual([]);
  });

  it('keeps the responses of concurrent calls separate', async () => {
    const server = await recordingServer(({ path }) =>
      answer(200, { items: [{ id: path.split('/').at(-1) }] }),
    );
    const { connections } = testClient(server.url);
    const ids = Array.from({ length: 20 }, (_, index) => `c-${index}`);
    const found = await Promise.all(ids.map((id) => connections.retrieve(id)));
    expect(found.map(({ id }) => id)).toEqual(ids);
  });

  it.each<Partial<ClientOptions>>([
    { baseUrl: '' },
    { baseUrl: 'platform.adobe.io' },
    { baseUrl: 'ftp://platform.adobe.io' },
    { baseUrl: 'https://user:pass@platform.adobe.io' },
    { baseUrl: 'https://platform.adobe.io/?x=1' },
    { imsOrg: '' },
    { clientId: 'a\nb' },
    { sandbox: ' ' },
  ])('refuses $baseUrl$imsOrg$clientId$sandbox before it sends a request', (wrong) => {
    const build = (): unknown => {
      const client = testClient('http://127.0.0.1', wrong);
      return client.sandbox;
    };
    expect(build).toThrow(expect.toSatisfy(isConfigError));
  });

  it('names the invalid setting without its value', () => {
    const options = {
      imsOrg: 'o',
      clientId: 'c',
      sandbox: 's',
      tokens: { token: () => '', replace: async () => undefined },
    };
    expect(() => createClient({ ...options, baseUrl: 'https://user:hunter2@host' })).toThrow(
      /^`baseUrl` is not a valid service address\.$/,
    );
  });
});

describe('an unusable response', () => {
  it.each(['<html>Log in</html>', '', 'null', '"ok"'])(
    'such as %j is an error, not a connection',
    async (body) => {
      const server = await recordingServer(() => answer(200, body));
      await expect(testClient(server.url).connections.retrieve('c-1')).rejects.toMatchObject({
        name: 'ApiError',
        code: 'unreadable-answer',
        status: 200,
      });
    },
  );

  it.each([{ items: [] }, { items: null }])('without an item (%j) is a 404', async (body) => {
    const server = await recordingServer(inTurn(answer(200, body)));
    await expect(testClient(server.url).connections.retrieve('c-1')).rejects.toMatchObject({
      name: 'ApiError',
      code: 'not-found',
      status: 404,
    });
  });

  it.each([{}, [], { items: {} }, { items: 'none' }, { sandboxes: { dev: {} } }])(
    'such as %j is not an empty list',
    async (body) => {
      const server = await recordingServer(() => answer(200, body));
      const { connections, connectionSpecs, sandboxes, headwater, audit } = testClient(server.url);
      const lists = [
        connections.list(),
        connections.search({}),
        connections.retrieve('c-1'),
        connectionSpecs.list(),
        sandboxes.list(),
        headwater.findConnections(),
        headwater.connectionStatuses({ connectionId: ['c-1'] }),
        headwater.hostKeys('c-1'),
        headwater.listClients(),
        headwater.listFaults(),
        audit.list(),
      ];
      expect(await Promise.allSettled(lists)).toEqual(
        lists.map(() => ({
          status: 'rejected',
          reason: expect.objectContaining({ code: 'unreadable-answer', status: 200 }),
        })),
      );
    },
  );
});
