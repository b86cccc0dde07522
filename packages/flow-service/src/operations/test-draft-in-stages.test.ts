import type { TestReport } from '@headwater/models';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLOB_SPEC_ID, blobConnection, secretText, type TestClient } from '../testing/test-client.ts';
import { openTestService, type TestService } from '../testing/test-service.ts';

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

test('credentials are tried stage by stage, and nothing is kept', async () => {
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
])('$name is refused as by a create', async ({ auth, code }) => {
  const { connectionSpec } = blobConnection();

  expect(await testDraft({ auth, connectionSpec })).toMatchObject({
    status: 400,
    body: { type: `https://ns.adobe.com/aep/errors/${code}` },
  });
});
