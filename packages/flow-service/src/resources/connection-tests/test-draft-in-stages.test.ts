import type { TestReport } from '@headwater/models';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLOB_SPEC_ID, blobConnection, secretText, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let client: TestClient;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
});
afterAll(() => service.close());

const testDraft = (body: object) => client.call('POST', '//headwater/connections/test', { body });

const unreachable = (): string =>
  `DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=${Buffer.from(secretText()).toString('base64')};BlobEndpoint=http://127.0.0.1:9/nobody`;

test('tests credentials stage by stage and stores nothing', async () => {
  const auth = { specName: 'ConnectionString', params: { connectionString: unreachable() } };
  const { status, body } = await testDraft({ auth, connectionSpec: { id: BLOB_SPEC_ID, version: '1.0' } });
  const report = body as TestReport;

  expect(status).toBe(200);
  expect(report.result).toBe(false);
  expect(report.stages.map(({ name, outcome }) => [name, outcome])).toContainEqual(['connect', 'failed']);
  expect(await client.call('GET', '/connections')).toMatchObject({ body: { items: [] } });
});

test.each([
  { name: 'a parameter missing', auth: { specName: 'ConnectionString' }, code: 'CONNECTOR-1304-400' },
  { name: 'an unknown way to authenticate', auth: { specName: 'Nope', params: {} }, code: 'FLOW-1415-400' },
  { name: 'no credentials', auth: undefined, code: 'CONNECTOR-1304-400' },
])('rejects $name as a create does', async ({ auth, code }) => {
  const { connectionSpec } = blobConnection();

  expect(await testDraft({ auth, connectionSpec })).toMatchObject({
    status: 400,
    body: { type: `https://ns.adobe.com/aep/errors/${code}` },
  });
});

describe('a change to a stored connection', () => {
  const BLOB = { id: BLOB_SPEC_ID, version: '1.0' };
  const stored = () =>
    blobConnection({ auth: { specName: 'ConnectionString', params: { connectionString: unreachable() } } });
  const lastEntry = async () => {
    const { body } = await client.call('GET', '//headwater/audit?limit=1');
    return (body as { items: object[] }).items[0];
  };

  test('is tested with stored values for the parameters it omits, is audited, and is not stored', async () => {
    const { id: connectionId } = await client.create(stored());
    const before = await client.retrieve(connectionId);
    const auth = { specName: 'ConnectionString', params: { container: 'landing' } };
    const { status, body } = await testDraft({ connectionId, connectionSpec: BLOB, auth });

    expect(status).toBe(200);
    expect((body as TestReport).stages.map(({ name, outcome }) => [name, outcome])).toContainEqual([
      'connect',
      'failed',
    ]);
    expect(await client.retrieve(connectionId)).toEqual(before);
    expect(
      await client.call('GET', `//headwater/connections/status?connectionId=${connectionId}`),
    ).toMatchObject({
      body: { items: [{ connectionId }] },
    });
    expect(await lastEntry()).toMatchObject({
      operation: 'testDraftInStages',
      connectionId,
      changes: [{ field: 'auth.params.container', after: 'landing' }],
    });
  });

  test('is not audited if nothing differs', async () => {
    const { id: connectionId } = await client.create(stored());

    expect((await testDraft({ connectionId, connectionSpec: BLOB })).status).toBe(200);
    expect(await lastEntry()).toMatchObject({ operation: 'createConnection', connectionId });
  });

  test('is audited with a fingerprint if it contains a secret', async () => {
    const { id: connectionId } = await client.create(stored());
    const auth = { specName: 'ConnectionString', params: { connectionString: unreachable() } };
    await testDraft({ connectionId, connectionSpec: BLOB, auth });
    const fingerprint = expect.stringMatching(/^hmac-sha256:/);

    expect(await lastEntry()).toMatchObject({
      changes: [{ field: 'auth.params.connectionString', before: fingerprint, after: fingerprint }],
    });
  });

  test('is rejected for another source or auth method, and in another sandbox', async () => {
    const { id: connectionId } = await client.create(stored());
    const other = await service.inNewSandbox();
    const table = { id: 'ecde33f2-c56f-46cc-bdea-ad151c16cd69', version: '1.0' };
    const sas = { specName: 'SAS URI Authentication', params: { sasUri: secretText() } };
    const refused = [
      await testDraft({ connectionId, connectionSpec: table }),
      await testDraft({ connectionId, connectionSpec: BLOB, auth: sas }),
      await other.call('POST', '//headwater/connections/test', {
        body: { connectionId, connectionSpec: BLOB },
      }),
    ];

    expect(
      refused.map(({ body }) =>
        String((body as { type: string }).type)
          .split('/')
          .at(-1),
      ),
    ).toEqual(['CONNECTOR-1312-400', 'CONNECTOR-1312-400', 'FLOW-1439-404']);
  });
});
