import { describe, expect, it } from 'vitest';
import type { Client } from '../client.ts';
import { answer, recordingServer } from '../testing/recording-server.ts';
import { testClient } from '../testing/test-client.ts';

interface Operation {
  name: string;
  call(client: Client): Promise<unknown>;
  /** @default GET */
  method?: string;
  path: string;
  reply: unknown;
  want: object;
}

const OPERATIONS: Operation[] = [
  {
    name: 'connectionSpecs.list',
    call: ({ connectionSpecs }) => connectionSpecs.list({ property: ['name==azure-blob'] }),
    path: '/data/foundation/flowservice/connectionSpecs?property=name%3D%3Dazure-blob',
    reply: { items: [{ id: 's' }] },
    want: { items: [{ id: 's' }], hasNext: false },
  },
  {
    name: 'request',
    call: ({ request }) => request({ method: 'POST', path: '/data/x?a=%20b', body: { c: 1 } }),
    method: 'POST',
    path: '/data/x?a=%20b',
    reply: [{ id: 'x' }],
    want: { status: 200, body: [{ id: 'x' }] },
  },
  {
    name: 'connectionSpecs.retrieve',
    call: ({ connectionSpecs }) => connectionSpecs.retrieve('s'),
    path: '/data/foundation/flowservice/connectionSpecs/s',
    reply: { items: [{ id: 's' }] },
    want: { id: 's' },
  },
  {
    name: 'connectionSpecs.create',
    call: ({ connectionSpecs }) => connectionSpecs.create({ name: 'n', providerId: 'p' }),
    method: 'POST',
    path: '/data/foundation/flowservice/connectionSpecs',
    reply: { id: 's' },
    want: { id: 's' },
  },
  {
    name: 'connectionSpecs.update',
    call: ({ connectionSpecs }) => connectionSpecs.update('s', { name: 'n', providerId: 'p' }),
    method: 'PUT',
    path: '/data/foundation/flowservice/connectionSpecs/s',
    reply: { id: 's' },
    want: { id: 's' },
  },
  {
    name: 'connectionSpecs.explore',
    call: ({ connectionSpecs }) => connectionSpecs.explore('s', { objectType: 'folder', object: 'a/b' }),
    path: '/data/foundation/flowservice/connectionSpecs/s/explore?objectType=folder&object=a%2Fb',
    reply: [{ name: 'c' }],
    want: [{ name: 'c' }],
  },
  {
    name: 'connectionSpecs.configs',
    call: ({ connectionSpecs }) =>
      connectionSpecs.configs('s', { outputType: 'activationDatasets', start: 20 }),
    path: '/data/foundation/flowservice/connectionSpecs/s/configs?outputType=activationDatasets&start=20',
    reply: { items: [], pageInfo: { hasNext: false } },
    want: { pageInfo: { hasNext: false } },
  },
  {
    name: 'connectionSpecs.configParams',
    call: ({ connectionSpecs }) => connectionSpecs.configParams('s', 'IamBasedAuthentication'),
    path: '/data/foundation/flowservice/connectionSpecs/s/configs?authType=IamBasedAuthentication',
    reply: { configParams: { IAMRole: 'arn:aws:iam::123456789012:role/reader' } },
    want: { configParams: { IAMRole: 'arn:aws:iam::123456789012:role/reader' } },
  },
  {
    name: 'connectionSpecs.configs of a search',
    call: ({ connectionSpecs }) => connectionSpecs.configs('s', { properties: 'name' }),
    path: '/data/foundation/flowservice/connectionSpecs/s/configs?properties=name',
    reply: { items: [] },
    want: { items: [] },
  },
  {
    name: 'connections.search from a continuation token',
    call: ({ connections }) =>
      connections.search({ queryString: 'state==draft' }, { continuationToken: 't' }),
    method: 'POST',
    path: '/data/foundation/flowservice/connections/search?continuationToken=t',
    reply: { items: [{ id: 'c-1' }] },
    want: { items: [{ id: 'c-1' }] },
  },
  {
    name: 'headwater.metrics',
    call: async ({ headwater }) => ({ text: await headwater.metrics() }),
    path: '/headwater/metrics',
    reply: 'requests_total 1',
    want: { text: 'requests_total 1' },
  },
  {
    name: 'sandboxes.listAll',
    call: ({ sandboxes }) => sandboxes.listAll(),
    path: '/data/foundation/sandbox-management/sandboxes?limit=50&offset=0',
    reply: { sandboxes: [{ name: 'dev' }] },
    want: { items: [{ name: 'dev' }], hasNext: false },
  },
  {
    name: 'sandboxes.list',
    call: ({ sandboxes }) => sandboxes.list(),
    path: '/data/foundation/sandbox-management/?limit=50&offset=0',
    reply: { sandboxes: [{ name: 'dev' }], _links: { page: { href: '/x{?limit}', templated: true } } },
    want: { items: [{ name: 'dev' }], hasNext: false },
  },
  {
    name: 'sandboxes.retrieve',
    call: ({ sandboxes }) => sandboxes.retrieve('dev'),
    path: '/data/foundation/sandbox-management/sandboxes/dev',
    reply: { name: 'dev' },
    want: { name: 'dev' },
  },
  {
    name: 'headwater.health',
    call: ({ headwater }) => headwater.health(),
    path: '/headwater/health',
    reply: { status: 'ok', version: '1' },
    want: { status: 'ok', version: '1' },
  },
  {
    name: 'headwater.readiness',
    call: ({ headwater }) => headwater.readiness(),
    path: '/headwater/ready',
    reply: { status: 'ready', checks: [] },
    want: { status: 'ready', checks: [] },
  },
  {
    name: 'headwater.listClients',
    call: ({ headwater }) => headwater.listClients(),
    path: '/headwater/clients',
    reply: { items: [] },
    want: { items: [] },
  },
  {
    name: 'headwater.listFaults',
    call: ({ headwater }) => headwater.listFaults(),
    path: '/headwater/faults',
    reply: { items: [] },
    want: { items: [] },
  },
  {
    name: 'headwater.testConnection',
    call: ({ headwater }) => headwater.testConnection('c-1'),
    path: '/headwater/connections/c-1/test',
    reply: { result: false, stages: [] },
    want: { result: false, stages: [] },
  },
  {
    name: 'headwater.findConnections',
    call: ({ headwater }) => headwater.findConnections({ nameContains: 'or', property: ['state==draft'] }),
    path: '/headwater/connections?nameContains=or&property=state%3D%3Ddraft',
    reply: { items: [{ id: 'c-1' }], _links: {} },
    want: { items: [{ id: 'c-1' }], hasNext: false },
  },
  {
    name: 'headwater.connectionStatuses',
    call: ({ headwater }) => headwater.connectionStatuses({ connectionId: ['c-1', 'c-2'] }),
    path: '/headwater/connections/status?connectionId=c-1&connectionId=c-2',
    reply: { items: [] },
    want: { items: [] },
  },
  {
    name: 'headwater.connectionsNeedingAttention',
    call: ({ headwater }) => headwater.connectionsNeedingAttention({ expiringBefore: 5, limit: 1 }),
    path: '/headwater/connections/attention?expiringBefore=5&limit=1',
    reply: { counts: { failing: 0 }, failing: [], expiring: [] },
    want: { counts: { failing: 0 }, failing: [], expiring: [] },
  },
  {
    name: 'headwater.hostKeys',
    call: ({ headwater }) => headwater.hostKeys('c-1'),
    path: '/headwater/connections/c-1/host-keys',
    reply: { items: [] },
    want: { items: [] },
  },
  {
    name: 'headwater.trustHostKey',
    call: ({ headwater }) => headwater.trustHostKey('c-1', { fingerprint: 'SHA256:a' }),
    method: 'PUT',
    path: '/headwater/connections/c-1/host-keys',
    reply: { address: 'a:22' },
    want: { address: 'a:22' },
  },
  {
    name: 'headwater.testDraft',
    call: ({ headwater }) => headwater.testDraft({ connectionSpec: { id: 's', version: '1.0' } }),
    method: 'POST',
    path: '/headwater/connections/test',
    reply: { result: true, stages: [] },
    want: { result: true, stages: [] },
  },
];

describe('resources', () => {
  it.each(OPERATIONS)('$name', async ({ call, method = 'GET', path, reply, want }) => {
    const server = await recordingServer(() => answer(200, reply));
    expect(await call(testClient(server.url))).toMatchObject(want);
    expect(server.requests).toMatchObject([{ method, path }]);
  });
});
