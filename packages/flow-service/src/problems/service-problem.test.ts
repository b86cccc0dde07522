// biome-ignore lint/style/noExcessiveLinesPerFile: to be split
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANSWERED_CODES, OWN_CODES, UNUSED_CODES } from '@headwater/contract';
import { type LocalClient, openSqliteStore } from '@headwater/flow-store';
import { PROBLEMS } from '@headwater/models';
import {
  makeSasUri,
  SAMPLE_CONTAINER,
  seedSamples,
  startAzurite,
  startSilentSource,
} from '@headwater/source-fixtures';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MAX_BODY_BYTES } from '../http/read-body.ts';
import { type FlowService, openFlowService } from '../start/open-flow-service.ts';
import type { FlowServiceOptions } from '../start/options.ts';
import { serveFlowService } from '../start/serve-flow-service.ts';
import { observeFetch } from '../testing/observed-fetch.ts';
import {
  addSampleFlows,
  createFlow,
  flowBody,
  LAKE_TARGET,
  type SampleFlows,
  tableSource,
} from '../testing/sample-flows.ts';
import {
  type Answer,
  BLOB_SPEC_ID,
  blobConnection,
  type CallOptions,
  createTestClient,
  type TestClient,
} from '../testing/test-client.ts';
import { openTestService, type TestService } from '../testing/test-service.ts';
import { TUTORIAL_PAYLOADS } from '../testing/tutorial-payloads.ts';
import { toProblemBody } from './problem-body.ts';
import { type ProblemCode, ServiceProblem } from './service-problem.ts';

let service: TestService;
let client: TestClient;
/** Ids of connections, by their purpose. */
let ids: Record<'blob' | 'table' | 'landingZone' | 'initializing', string>;
/** Objects of flows, by their purpose. */
let flows: SampleFlows;
beforeAll(async () => {
  service = await openTestService();
  client = await service.inNewSandbox();
  const nowhere =
    'AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a';
  const params = { connectionString: nowhere };
  const blob = await client.create(blobConnection({ auth: { specName: 'ConnectionString', params } }));
  const specName = 'Connection String Based Authentication';
  const table = await client.create({
    ...TUTORIAL_PAYLOADS['azure-table-storage'],
    auth: { specName, params },
  });
  const landingZone = await client.create({
    name: 'Landing zone',
    connectionSpec: { id: '26f526f2-58f4-4712-961d-e41bf1ccc0e8', version: '1.0' },
  });
  ids = {
    blob: blob.id,
    table: table.id,
    landingZone: landingZone.id,
    initializing: await addInitializing(),
  };
  flows = await addSampleFlows(client, ids);
});
afterAll(() => service.close());

/** Only a provider creates such objects, so the test writes one to the store. */
async function addInitializing(): Promise<string> {
  const scope = { imsOrgId: client.credentials.imsOrg, sandboxName: client.sandboxName };
  const { id } = await client.create(blobConnection());
  const row = await service.store.connections.find(scope, id);
  if (row) await service.store.connections.replace(scope, row.etag, { ...row, state: 'initializing' });
  return id;
}

const ANY_ETAG = { 'if-match': '"x"' };

function call(method: string, path: string, options?: CallOptions): () => Promise<Answer> {
  return () => client.call(method, path, options);
}

function get(path: string, headers?: CallOptions['headers']): () => Promise<Answer> {
  return call('GET', path, headers && { headers });
}

function create(overrides: object): () => Promise<Answer> {
  return call('POST', '/connections', { body: blobConnection(overrides) });
}

function token(fields: Record<string, string>): () => Promise<Answer> {
  return call('POST', `//ims/token/v3?${new URLSearchParams(fields)}`);
}

function explore(connection: keyof typeof ids, query: string): () => Promise<Answer> {
  return () => client.call('GET', `/connections/${ids[connection]}/explore?${query}`);
}

function patch(connection: keyof typeof ids, body: object): () => Promise<Answer> {
  return async () => {
    const { etag } = await client.retrieve(ids[connection]);
    return await client.call('PATCH', `/connections/${ids[connection]}`, {
      body,
      headers: { 'if-match': String(etag) },
    });
  };
}

const LANDING_ZONE_SPEC_ID = '26f526f2-58f4-4712-961d-e41bf1ccc0e8';
const LATER = Math.floor(Date.now() / 1000) + 86_400;

function source(overrides: object): () => Promise<Answer> {
  return () =>
    client.call('POST', '/sourceConnections', { body: { ...tableSource(ids.table), ...overrides } });
}

function target(overrides: object): () => Promise<Answer> {
  return call('POST', '/targetConnections', { body: { ...LAKE_TARGET, ...overrides } });
}

function flow(overrides: object): () => Promise<Answer> {
  return () => client.call('POST', '/flows', { body: { ...flowBody(flows), ...overrides } });
}

function schedule(params: object): () => Promise<Answer> {
  return flow({ scheduleParams: { startTime: LATER, ...params } });
}

function run(flowId: () => string, params: object): () => Promise<Answer> {
  return () => client.call('POST', '/runs', { body: { flowId: flowId(), params } });
}

async function patchFlow(id: string, path: string, value: unknown): Promise<Answer> {
  const { body } = await client.call('GET', `/flows/${id}`);
  const etag = (body as { items: { etag: string }[] }).items[0]?.etag;
  const headers = { 'if-match': String(etag) };
  return await client.call('PATCH', `/flows/${id}`, { body: [{ op: 'replace', path, value }], headers });
}

/** Only the first run on demand sets the delta column of a flow, so the test writes it to the store. */
async function callWithOtherDelta(): Promise<Answer> {
  const scope = { imsOrgId: client.credentials.imsOrg, sandboxName: client.sandboxName };
  const id = await createFlow(client, flowBody(flows));
  const row = await service.store.flows.find(scope, id);
  const transformations = [{ name: 'Copy', params: { deltaColumn: { name: 'updated' } } }];
  if (row) await service.store.flows.replace(scope, row.etag, { ...row, transformations });
  return await run(() => id, { deltaColumn: { name: 'created' } })();
}

async function callForOnce(): Promise<Answer> {
  const { body } = await client.call('GET', `/flows/${flows.recurring}`);
  const [row] = (body as { items: { etag: string }[] }).items;
  const value = { startTime: flows.startTime, frequency: 'once' };
  const instructions = [
    { op: 'remove', path: '/transformations' },
    { op: 'replace', path: '/scheduleParams', value },
  ];
  const headers = { 'if-match': String(row?.etag) };
  return await client.call('PATCH', `/flows/${flows.recurring}`, { body: instructions, headers });
}

async function callDisabledFlow(): Promise<Answer> {
  const id = await createFlow(client, flowBody(flows));
  await client.call('POST', `/flows/${id}/action?op=disable`);
  return await run(() => id, {})();
}

const CASES: Readonly<Record<ProblemCode, () => Promise<Answer>>> = {
  '400003': get('/connections', { 'x-gw-ims-org-id': undefined }),
  '401013': get('/connections', { authorization: 'Bearer x' }),
  '403000': get('/connections', { 'x-api-key': undefined }),
  '403001': callFromElsewhere,
  '403003': get('/connections', { 'x-api-key': 'x' }),
  '403010': get('/connections', { authorization: undefined }),
  '403027': get('/connections', { 'x-gw-ims-org-id': 'x' }),
  '404000': get('/nothing'),
  '409000': callRefused(409),
  '413000': call('POST', '/connections', { text: ' '.repeat(MAX_BODY_BYTES + 1) }),
  '429050': callTooOften,
  BadRequestError: call('POST', '/connections', { text: '{' }),
  invalid_request: token({ grant_type: 'client_credentials' }),
  invalid_client: token({ grant_type: 'client_credentials', client_id: 'x', client_secret: 'x' }),
  unsupported_grant_type: token({ grant_type: 'x', client_id: 'x', client_secret: 'x' }),
  'FLOW-1103-503': callClosed,
  'FLOW-1400-500': callBroken,
  'FLOW-1401-400': get('/connections?limit=1&count=true'),
  'FLOW-1402-400': () => client.call('POST', `/connections/${ids.blob}/action?op=finalize`),
  'FLOW-1403-400': call('PATCH', '/connections/x', { body: [{ op: 'remove', path: '/description' }] }),
  'FLOW-1404-412': () =>
    client.call('PATCH', `/connections/${ids.blob}`, {
      body: { op: 'remove', path: '/description' },
      headers: ANY_ETAG,
    }),
  'FLOW-1405-400': call('POST', '/connections', { text: 'null' }),
  'FLOW-1406-400': () =>
    client.call('POST', `/connections/${ids.blob}/action?op=publish&subOp=PROGRESS&subOp=APPLY`),
  'FLOW-1410-400': flow({ state: 'enabled' }),
  'FLOW-1413-400': create({ connectionSpec: { id: 'x' } }),
  'FLOW-1414-400': patch('blob', { op: 'replace', path: '/connectionSpec', value: {} }),
  'FLOW-1415-400': create({ auth: { specName: 'x', params: {} } }),
  'FLOW-1417-400': patch('initializing', { op: 'replace', path: '/name', value: 'x' }),
  'FLOW-1418-400': () => client.call('DELETE', `/connections/${ids.table}`),
  'FLOW-1422-400': () => client.call('POST', `/connections/${ids.blob}/action?op=publish`),
  'FLOW-1426-400': call('POST', '/connectionSpecs', { body: { name: 'x', providerId: 'x' } }),
  'FLOW-1427-400': call('PUT', '/runs/x', { body: { flowId: 'x' }, headers: ANY_ETAG }),
  'FLOW-1432-400': get('/connections?orderby=~name'),
  'FLOW-1433-400': get('/connections?orderby=x'),
  'FLOW-1434-400': patch('blob', { op: 'copy', path: '/name' }),
  'FLOW-1435-400': () => client.call('POST', `/connections/${ids.blob}/action?op=publish&subOp=x`),
  'FLOW-1439-404': get('/connections/x'),
  'FLOW-1440-400': get('/connections?property=name~x'),
  'FLOW-1443-400': get('/connections?property=name>a,b'),
  'FLOW-1447-400': () => client.call('DELETE', `/sourceConnections/${flows.tableSource}`),
  'FLOW-1448-400': get('/connections?property=id>a'),
  'FLOW-1449-400': get('/connections?property=x==a'),
  'FLOW-1450-400': get('/connections?property=name!>a'),
  'FLOW-1451-400': get('/connections?x=1'),
  'FLOW-1452-400': get('/connections?limit=x'),
  'FLOW-1453-400': get('/connections?property=name'),
  'FLOW-1455-400': patch('blob', { op: 'replace', path: '/id', value: 'x' }),
  'FLOW-1499-409': callWithMovedSecrets,
  'FLOW-2100-404': get('/connections', { 'x-sandbox-name': 'x' }),
  'FLOW-2106-404': callWithoutDefaultSandbox,
  'FLOW-2110-400': get('/connections', { 'x-sandbox-id': 'x' }),
  'FLOW-2111-403': get('/connections', { 'x-sandbox-name': '*', 'x-sandbox-id': '*' }),
  'FLOW-2112-400': get('/connections', { 'x-sandbox-name': '*', 'x-sandbox-id': 'x' }),
  'FLOW-2113-400': get('/connectionSpecs', { 'x-sandbox-name': '*', 'x-sandbox-id': '*' }),
  'FLOW-2119-400': () => client.call('POST', `/connections/${ids.blob}/action`),
  'FLOW-2118-403': callAsViewer,
  'FLOW-2120-403': callRefused(403),
  'HEADWATER-1001-400': call('GET', '//data/foundation/schemaregistry/tenant/schemas'),
  'HEADWATER-1002-406': call('GET', '//data/foundation/schemaregistry/tenant/schemas/x', {
    headers: { accept: 'application/vnd.adobe.xed+json; version=2' },
  }),
  'HEADWATER-1003-409': deleteUsedSchema,
  'CONNECTOR-1011-503': callInCrowd,
  'CONNECTOR-1302-400': get(`/connectionSpecs/${BLOB_SPEC_ID}/configs?authType=IamBasedAuthentication`),
  'CONNECTOR-1304-400': create({ name: undefined }),
  'CONNECTOR-1305-400': () => client.call('GET', `/connections/${ids.landingZone}/test`),
  'CONNECTOR-1307-400': target({ connectionSpec: { id: BLOB_SPEC_ID } }),
  'CONNECTOR-1308-400': explore('blob', 'objectType=root'),
  'CONNECTOR-1312-400': create({ name: 7 }),
  'CONNECTOR-1321-400': flow({ sourceConnectionIds: [] }),
  'CONNECTOR-1325-400': target({ params: {} }),
  'CONNECTOR-1327-400': source({ data: { format: 'avro' } }),
  'CONNECTOR-1329-400': flow({ transformations: [{ name: 'Mapping' }] }),
  'CONNECTOR-1330-400': source({ params: { tableName: 'orders', columns: [] } }),
  'CONNECTOR-1331-400': explore('blob', 'objectType=file&object=a.csv&fileType=delimited&columnDelimiter=ab'),
  'CONNECTOR-1332-400': source({ connectionSpec: { id: LANDING_ZONE_SPEC_ID }, data: { format: 'json' } }),
  'CONNECTOR-1334-400': explore('blob', 'objectType='),
  'CONNECTOR-1336-400': get('/connectionSpecs/bc7b00d6-623a-4dfc-9fdb-f1240aeadaeb/explore'),
  'CONNECTOR-1337-400': explore('blob', 'objectType=folder'),
  'CONNECTOR-1353-400': explore('table', `objectType=table&object=t&preview=true&filters=${btoa('{}')}`),
  'CONNECTOR-1358-400': explore('blob', 'objectType=planet'),
  'CONNECTOR-1359-400': explore('blob', 'objectType=file&object=a.csv'),
  'CONNECTOR-1360-400': flow({ scheduleParams: { startTime: 1, frequency: 'once' } }),
  'CONNECTOR-1361-400': schedule({ frequency: 'once', interval: 1 }),
  'CONNECTOR-1362-400': schedule({ frequency: 'minute', interval: 5 }),
  'CONNECTOR-1364-400': schedule({ frequency: 'once', backfill: true }),
  'CONNECTOR-1365-400': () => patchFlow(flows.once, '/flowSpec', {}),
  'CONNECTOR-1366-400': () => patchFlow(flows.recurring, '/scheduleParams/startTime', LATER),
  'CONNECTOR-1367-400': schedule({ frequency: 'day', interval: 1 }),
  'CONNECTOR-1369-400': flow({
    transformations: [{ name: 'Copy', params: { deltaColumn: { name: 'updated' } } }],
  }),
  'CONNECTOR-1371-400': explore('table', 'objectType=table&object=t&determineProperties=true'),
  'CONNECTOR-1372-400': get(`/connectionSpecs/${BLOB_SPEC_ID}/explore`),
  'CONNECTOR-1374-400': explore('blob', 'objectType=file&object=a&fileType=json&determineProperties=true'),
  'CONNECTOR-1375-400': callForUnreadableFile,
  'CONNECTOR-1381-400': run(() => flows.once, { windowStartTime: 20, windowEndTime: 10 }),
  'CONNECTOR-1382-400': callWithOtherDelta,
  'CONNECTOR-1384-400': run(() => flows.once, { windowStartTime: 'yesterday' }),
  'CONNECTOR-1386-400': run(() => flows.recurring, {}),
  'CONNECTOR-1387-400': () => client.call('POST', `/runs/${flows.run}/action?op=re-trigger`),
  'CONNECTOR-1388-400': callDisabledFlow,
  'CONNECTOR-1389-400': explore('table', 'objectType=table&object=t&filters=x'),
  'CONNECTOR-1399-400': explore('blob', 'objectType=file&object=a&fileType=xml'),
  'CONNECTOR-1403-400': callForOnce,
  'CONNECTOR-1404-400': () => patchFlow(flows.recurring, '/scheduleParams/backfill', false),
};

/** The codes of the catalog, without their cases. */
const CODES = [...new Set(Object.keys(PROBLEMS).map((key) => key.replace(/\..*/, '')))];

describe('every problem of the table can occur', () => {
  test.each(Object.entries(CASES))('%s', async (code, provoke) => {
    const { status, body, headers } = await provoke();

    expect(body).toMatchObject(
      toProblemBody(
        new ServiceProblem(code as ProblemCode, messageOf(body)),
        String(headers.get('x-request-id')),
      ),
    );
    expect(status).toBe(new ServiceProblem(code as ProblemCode, '').status);
  });
});

describe('public catalogs of codes', () => {
  test('contain every problem of the table except our own', () => {
    const own = OWN_CODES.map(({ code }) => code);

    expect(CODES.toSorted()).toEqual([...ANSWERED_CODES, ...own].toSorted());
  });

  test('contain no other code unless the reason why the service never answers it is given', () => {
    const unused = UNUSED_CODES.flatMap(({ codes }) => codes);

    expect(unused.filter((code) => CODES.includes(code))).toEqual([]);
    expect(new Set(unused).size).toBe(unused.length);
  });
});

describe('every problem', () => {
  test.each(CODES)('%s belongs to a known layer', (code) => {
    expect(code).toMatch(/^(\d{6}|BadRequestError|[a-z_]+|(FLOW|CONNECTOR|HEADWATER)-\d{4}-[1-5]\d{2})$/);
  });

  test('of the Flow Service is answered with the status at the end of its code', () => {
    for (const code of CODES.filter((key) => key.includes('-'))) {
      expect(new ServiceProblem(code as ProblemCode, '').status).toBe(Number(code.slice(-3)));
    }
  });
});

function messageOf(body: unknown): string {
  const { errorMessage, message, detail, error_description: description } = body as Record<string, string>;
  return errorMessage ?? message ?? detail ?? description ?? '';
}

async function callFromElsewhere(): Promise<Answer> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-problem-'));
  const served = await serveFlowService({ dataDirectory, environment: {}, port: 0 });
  const response = await fetch(`${served.url}/headwater/health`, {
    headers: { origin: 'https://other.example' },
  });
  const body: unknown = await response.json();
  await served.close();
  return { status: response.status, body, headers: response.headers };
}

async function callWithMovedSecrets(): Promise<Answer> {
  const { id } = await client.create(blobConnection());
  const database = new Database(join(service.dataDirectory, 'given.db'));
  database.prepare(`update connections set auth_ciphertext = x'00' where id = ?`).run(id);
  database.close();
  return await client.call('GET', `/connections/${id}/test`);
}

async function callClosed(): Promise<Answer> {
  const { service: closed, client: late } = await openOther();
  await closed.close();
  return await late.call('GET', '/connections');
}

async function deleteUsedSchema(): Promise<Answer> {
  const allOf = [{ $ref: 'https://ns.adobe.com/xdm/data/adhoc' }];
  const schemas = '//data/foundation/schemaregistry/tenant/schemas';
  const { body } = await client.call('POST', schemas, { body: { type: 'object', title: 'A', allOf } });
  const { $id } = body as { $id: string };
  const dataset = { name: 'A', schemaRef: { id: $id } };
  await client.call('POST', '//data/foundation/catalog/dataSets', { body: dataset });
  return await client.call('DELETE', `${schemas}/${encodeURIComponent($id)}`);
}

async function callBroken(): Promise<Answer> {
  const { store, client: unlucky } = await openOther();
  await store.close();
  return await unlucky.call('GET', '/connections/x');
}

async function callTooOften(): Promise<Answer> {
  const { client: hasty } = await openOther({ requestsPerMinute: 1 });
  await hasty.call('GET', '/connections');
  return await hasty.call('GET', '/connections');
}

/** One call runs, four wait, and the sixth is one too many. */
async function callInCrowd(): Promise<Answer> {
  const silent = await startSilentSource();
  const { client: crowd } = await openOther({ sourceCalls: 1 });
  const { id } = await crowd.create(blobConnection({ auth: silent.auth }));
  const leaving = new AbortController();
  const others = Array.from({ length: 5 }, () =>
    crowd.call('GET', `/connections/${id}/test`, { signal: leaving.signal }),
  );
  const answers = [...others, crowd.call('GET', `/connections/${id}/test`)];
  const refused = await Promise.race(answers);
  leaving.abort();
  silent.close();
  await Promise.allSettled(answers);
  return refused;
}

async function callAsViewer(): Promise<Answer> {
  const body = { name: 'Reader', grants: [{ sandbox: 'dev', role: 'viewer' }] };
  const { body: viewer } = await client.call('POST', '//headwater/clients', { body });
  const reader = await createTestClient(service.fetch, viewer as LocalClient, 'dev');
  return await reader.call('POST', '/connections', { body: blobConnection() });
}

async function callWithoutDefaultSandbox(): Promise<Answer> {
  const elsewhere = await service.inNewOrganization();
  return await elsewhere.call('GET', '/connections', { headers: { 'x-sandbox-name': undefined } });
}

/** The file has a Parquet file's name but not its content. */
async function callForUnreadableFile(): Promise<Answer> {
  const azurite = await startAzurite();
  try {
    await seedSamples(azurite);
    const address = makeSasUri(azurite, { container: SAMPLE_CONTAINER, permissions: 'cw' });
    await fetch(address.replace('?', '/broken.parquet?'), {
      method: 'PUT',
      headers: { 'x-ms-blob-type': 'BlockBlob' },
      body: 'not Parquet',
    });
    const params = { connectionString: azurite.connectionString };
    const { id } = await client.create(blobConnection({ auth: { specName: 'ConnectionString', params } }));
    const query = `objectType=file&object=${SAMPLE_CONTAINER}/broken.parquet&determineProperties=true`;
    return await client.call('GET', `/connections/${id}/explore?${query}`);
  } finally {
    await azurite.close();
  }
}

/** Problems that this service answers only if it is set up to do so. */
function callRefused(status: number): () => Promise<Answer> {
  return async () => {
    const { client: unlucky } = await openOther({ faults: true });
    await unlucky.call('POST', '//headwater/faults', { body: { effect: { kind: 'refuse', status } } });
    return await unlucky.call('GET', '/connections');
  };
}

async function openOther(options: Partial<FlowServiceOptions> = {}): Promise<{
  service: FlowService;
  client: TestClient;
  store: { close(): Promise<void> };
}> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'headwater-problem-'));
  const store = await openSqliteStore({ file: join(dataDirectory, 'given.db') });
  const opened = await openFlowService({ dataDirectory, store, environment: {}, ...options });
  const fetch = observeFetch(opened.fetch);
  return { service: opened, store, client: await createTestClient(fetch, opened.client, 'dev') };
}
