import type { AuditEntry } from '@headwater/flow-store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SERVED_OPERATIONS } from '../../gateway/served-operations.ts';
import { blobConnection, secretText, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());

interface Listed {
  items: AuditEntry[];
  _links: { next?: { href: string } };
}

async function list(query = ''): Promise<Listed> {
  const { status, body } = await client.call('GET', `//headwater/audit${query}`);
  expect(status).toBe(200);
  return body as Listed;
}

const auth = (connectionString: string) => ({ specName: 'ConnectionString', params: { connectionString } });

async function patch(id: string, ...body: object[]): Promise<void> {
  const { etag } = await client.retrieve(id);
  const headers = { 'if-match': String(etag) };
  expect(await client.call('PATCH', `/connections/${id}`, { body, headers })).toMatchObject({ status: 200 });
}

describe('the audit trail', () => {
  beforeAll(async () => {
    client = await service.inNewOrganization();
  });

  test('is empty and intact at first', async () => {
    expect(await list()).toEqual({ items: [], _links: {} });
    const { body } = await client.call('GET', '//headwater/audit/verify');
    expect(body).toEqual({ isIntact: true, entries: 0 });
  });

  test('records who changed which value, from what and to what, with secrets as fingerprints', async () => {
    const [first, second] = [secretText(), secretText()];
    const body = blobConnection({ name: 'One', auth: auth(first) });
    const created = await client.call('POST', '/connections?mode=draft', { body });
    const { id } = created.body as { id: string };
    await patch(id, { op: 'replace', path: '/name', value: 'Two' });
    await patch(id, { op: 'replace', path: '/auth/params/connectionString', value: second });
    await patch(id, { op: 'replace', path: '/auth/params/connectionString', value: first });
    expect((await client.call('POST', `/connections/${id}/action?op=publish`)).status).toBe(200);
    expect((await client.call('DELETE', `/connections/${id}`)).status).toBe(204);

    const { items } = await list('?order=ascending');
    expect(items.map(({ operation, connectionId }) => [operation, connectionId])).toEqual(
      [
        'createConnection',
        ...Array(3).fill('patchConnection'),
        'performConnectionAction',
        'deleteConnection',
      ].map((operation) => [operation, id]),
    );
    const { clientId } = client.credentials;
    expect(items[0]).toMatchObject({
      sequence: 1,
      at: expect.any(Number),
      requestId: created.headers.get('x-request-id'),
      clientId,
      userId: `${clientId}@techacct.adobe.com`,
      sandboxName: 'prod',
      previousHash: '',
    });
    const fingerprint = expect.stringMatching(/^hmac-sha256:[0-9a-f]{16}:[0-9a-f]{32}$/);
    expect(items[0]?.changes).toEqual([
      { field: 'name', after: 'One' },
      { field: 'connectionSpec.id', after: '4c10e202-c428-4796-9208-5f1f5732b1cf' },
      { field: 'connectionSpec.version', after: '1.0' },
      { field: 'state', after: 'draft' },
      { field: 'auth.specName', after: 'ConnectionString' },
      { field: 'auth.params.connectionString', after: fingerprint },
    ]);
    expect(items[1]?.changes).toEqual([{ field: 'name', before: 'One', after: 'Two' }]);
    const [rotation] = items[2]?.changes ?? [];
    expect(rotation).toEqual({
      field: 'auth.params.connectionString',
      before: items[0]?.changes.at(-1)?.after,
      after: fingerprint,
    });
    expect(rotation?.after).not.toBe(rotation?.before);
    expect(items[3]?.changes).toEqual([{ ...rotation, before: rotation?.after, after: rotation?.before }]);
    expect(items[4]?.changes).toEqual([{ field: 'state', before: 'draft', after: 'enabled' }]);
    expect(items[5]?.changes).toContainEqual({ field: 'name', before: 'Two' });
  });

  test('records nothing about rejected calls', async () => {
    const { items } = await list('?limit=1');
    const { id } = await client.create(blobConnection());
    const refused = [
      await client.call('POST', '/connections', { body: blobConnection({ name: 1 }) }),
      await client.call('DELETE', '/connections/none'),
      await client.call('PATCH', `/connections/${id}`, {
        body: [{ op: 'replace', path: '/name', value: 'Late' }],
        headers: { 'if-match': '"another"' },
      }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([400, 404, 412]);
    const after = await list('?limit=1');
    expect(after.items[0]?.sequence).toBe((items[0]?.sequence ?? 0) + 1);
  });

  test('is listed in pages, newest first, with filters', async () => {
    const ids = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => (await client.create(blobConnection())).id),
    );
    const whole = (await list()).items;
    expect(whole.map(({ sequence }) => sequence)).toEqual(whole.map((_, index) => whole.length - index));
    const pages: AuditEntry[][] = [];
    let next: string | undefined = '/headwater/audit?limit=3';
    while (next !== undefined) {
      const { items, _links } = (await client.call('GET', `/${next}`)).body as Listed;
      pages.push(items);
      next = _links.next?.href;
    }
    expect(pages.flat()).toEqual(whole);
    expect(pages.length).toBe(Math.ceil(whole.length / 3));

    const [id = ''] = ids;
    expect((await list(`?connectionId=${id}`)).items.map(({ connectionId }) => connectionId)).toEqual([id]);
    expect((await list('?operation=deleteConnection')).items).toHaveLength(1);
    expect((await list('?sandboxName=elsewhere')).items).toEqual([]);
    expect((await list(`?clientId=${client.credentials.clientId}`)).items).toEqual(whole);
    expect((await list('?userId=nobody')).items).toEqual([]);
    const at = whole[2]?.at ?? 0;
    const since = await list(`?since=${at}`);
    const until = await list(`?until=${at}`);
    expect([...since.items, ...until.items]).toEqual(whole);
  });

  test('is intact and limited to one organization', async () => {
    const { items } = await list('?limit=1');
    const [{ sequence, hash } = { sequence: 0, hash: '' }] = items;
    const { body } = await client.call('GET', '//headwater/audit/verify');
    expect(body).toEqual({ isIntact: true, entries: sequence, head: { sequence, hash } });
    const other = await service.inNewOrganization();
    expect((await other.call('GET', '//headwater/audit')).body).toEqual({ items: [], _links: {} });
  });

  test('rejects unknown parameters', async () => {
    for (const query of ['color=red', 'limit=0', 'order=sideways', 'after=x']) {
      expect((await client.call('GET', `//headwater/audit?${query}`)).status).toBe(400);
    }
  });
});

/** Operations whose method suggests a change although they store nothing. */
const WITHOUT_A_CHANGE = new Set([
  'addFault',
  'clearFaults',
  'createConnectionSpec',
  'createFlowSpec',
  'createToken',
  'createTokenUnversioned',
  'createTokenV2',
  'searchConnections',
  'searchFlowSpecs',
  'searchFlows',
  'testDraftInStages',
  'updateConnectionSpec',
  'updateFlowSpec',
  'updateRun',
]);
const AUDITED = new Set([
  'createClient',
  'createConnection',
  'createDataset',
  'createFlow',
  'createRun',
  'createSchema',
  'createSourceConnection',
  'createTargetConnection',
  'deleteConnection',
  'deleteDataset',
  'deleteFlow',
  'deleteSchema',
  'deleteSourceConnection',
  'deleteTargetConnection',
  'forgetHostKeys',
  'patchConnection',
  'patchDataset',
  'patchFlow',
  'patchSourceConnection',
  'patchTargetConnection',
  'performConnectionAction',
  'performFlowAction',
  'performRunAction',
  'performSourceConnectionAction',
  'performTargetConnectionAction',
  'replaceSchema',
  'resetSandbox',
  'revokeClient',
  'seedSandbox',
  'trustHostKey',
]);

test('every operation that changes something leaves an entry', () => {
  const changing = Object.entries(SERVED_OPERATIONS)
    .filter(([, { method }]) => method !== 'GET')
    .map(([operationId]) => operationId);
  expect(changing.filter((operationId) => !WITHOUT_A_CHANGE.has(operationId)).toSorted()).toEqual(
    [...AUDITED].toSorted(),
  );
});
