import { describe, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { answer, recordingServer } from '../testing/recording-server.ts';
import { testClient } from '../testing/test-client.ts';

const BASE = '/data/foundation/flowservice/connections';
const BODY = { name: 'n', connectionSpec: { id: 's', version: '1.0' } };
const REFERENCE = { id: 'c-1', etag: '"2"' };
const CONNECTION = { id: 'c-1', name: 'n' };

interface Operation {
  name: string;
  call(client: Client): Promise<unknown>;
  method: string;
  path: string;
  sent?: unknown;
  reply?: unknown;
  status?: number;
  want?: object | number;
}

const OPERATIONS: Operation[] = [
  {
    name: 'list',
    call: ({ connections }) =>
      connections.list({ property: ['state==enabled', 'name==a'], limit: 2, orderby: '-name' }),
    method: 'GET',
    path: `${BASE}?property=state%3D%3Denabled&property=name%3D%3Da&limit=2&orderby=-name`,
    reply: { items: [CONNECTION], _links: {} },
    want: { items: [CONNECTION], hasNext: false },
  },
  {
    name: 'count',
    call: ({ connections }) => connections.count({ property: ['state==enabled'] }),
    method: 'GET',
    path: `${BASE}?property=state%3D%3Denabled&count=true`,
    reply: { count: 7 },
    want: 7,
  },
  {
    name: 'search',
    call: ({ connections }) => connections.search({ queryString: 'name==a', limit: 2 }),
    method: 'POST',
    path: `${BASE}/search`,
    sent: { queryString: 'name==a', limit: 2 },
    reply: { items: [CONNECTION] },
    want: { items: [CONNECTION], hasNext: false },
  },
  {
    name: 'create',
    call: ({ connections }) => connections.create(BODY),
    method: 'POST',
    path: BASE,
    sent: BODY,
    reply: REFERENCE,
    status: 201,
    want: REFERENCE,
  },
  {
    name: 'create a draft',
    call: ({ connections }) => connections.create(BODY, { mode: 'draft' }),
    method: 'POST',
    path: `${BASE}?mode=draft`,
    sent: BODY,
    reply: REFERENCE,
    want: REFERENCE,
  },
  {
    name: 'retrieve',
    call: ({ connections }) => connections.retrieve('c-1'),
    method: 'GET',
    path: `${BASE}/c-1`,
    reply: { items: [CONNECTION] },
    want: CONNECTION,
  },
  {
    name: 'patch',
    call: ({ connections }) =>
      connections.patch('c-1', [{ op: 'remove', path: '/description' }], { etag: '"1"' }),
    method: 'PATCH',
    path: `${BASE}/c-1`,
    sent: [{ op: 'remove', path: '/description' }],
    reply: REFERENCE,
    want: REFERENCE,
  },
  {
    name: 'delete',
    call: ({ connections }) => connections.delete('c-1'),
    method: 'DELETE',
    path: `${BASE}/c-1`,
    status: 204,
  },
  {
    name: 'delete that returns 202',
    call: ({ connections }) => connections.delete('c-1'),
    method: 'DELETE',
    path: `${BASE}/c-1`,
    status: 202,
  },
  {
    name: 'test',
    call: ({ connections }) => connections.test('c-1'),
    method: 'GET',
    path: `${BASE}/c-1/test`,
    reply: { result: false },
    want: { result: false },
  },
  {
    name: 'explore',
    call: ({ connections }) =>
      connections.explore('c-1', {
        objectType: 'file',
        object: 'a b/c.csv',
        fileType: 'delimited',
        preview: true,
      }),
    method: 'GET',
    path: `${BASE}/c-1/explore?objectType=file&object=a%20b%2Fc.csv&fileType=delimited&preview=true`,
    reply: { format: 'flat', schema: {} },
    want: { format: 'flat', schema: {} },
  },
  {
    name: 'configs',
    call: ({ connections }) => connections.configs('c-1'),
    method: 'GET',
    path: `${BASE}/c-1/configs`,
    reply: { items: [] },
    want: { items: [] },
  },
  {
    name: 'publish',
    call: ({ connections }) => connections.publish('c-1'),
    method: 'POST',
    path: `${BASE}/c-1/action?op=publish`,
    reply: REFERENCE,
    want: REFERENCE,
  },
];

describe('connections', () => {
  it.each(OPERATIONS)('$name', async ({ call, method, path, sent, reply, status = 200, want }) => {
    const server = await recordingServer(() => answer(status, reply));
    const result = await call(testClient(server.url));
    expect(server.requests).toMatchObject([{ method, path }]);
    expect(server.requests[0]?.body).toBe(sent === undefined ? '' : JSON.stringify(sent));
    expect(result).toEqual(typeof want === 'object' ? expect.objectContaining(want) : want);
  });

  it('sends the etag with its quotes if a change is checked against it', async () => {
    const server = await recordingServer(() => answer(200, REFERENCE));
    const { connections } = testClient(server.url);
    await connections.patch('c-1', [], { etag: '"1"' });
    await connections.publish('c-1', { etag: '"2"' });
    await connections.publish('c-1');
    expect(server.requests.map(({ headers }) => headers['if-match'])).toEqual(['"1"', '"2"', undefined]);
  });

  it('keeps the criteria of a search in the body for every page', async () => {
    const next = { next: { href: '/connections/search?continuationToken=t' } };
    const server = await recordingServer((_request, index) =>
      answer(200, { items: [], _links: index === 0 ? next : {} }),
    );
    const page = await testClient(server.url).connections.search({ queryString: 'name==a' });
    await page.next();
    expect(server.requests.map(({ path, body }) => [path, body])).toEqual([
      [`${BASE}/search`, '{"queryString":"name==a"}'],
      [`${BASE}/search?continuationToken=t`, '{"queryString":"name==a"}'],
    ]);
  });

  it.each(['retrieve', 'delete', 'test', 'configs', 'publish'] as const)(
    '%s refuses an empty id instead of calling the collection',
    async (name) => {
      const server = await recordingServer(() => answer(200, {}));
      await expect(testClient(server.url).connections[name]('')).rejects.toMatchObject({
        code: 'invalid-path-segment',
      });
      expect(server.requests).toEqual([]);
    },
  );
});
