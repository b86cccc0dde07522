import { join } from 'node:path';
import { openLake } from '@headwater/lake';
import { type Azurite, startAzurite, uploadFile } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestClient } from '../testing/test-client.ts';
import { openTestService, type TestService } from '../testing/test-service.ts';

const BLOB = '4c10e202-c428-4796-9208-5f1f5732b1cf';
const DATA_LAKE = 'c604ff05-7f1a-43c0-8e18-33bf874cb11c';
const CLOUD_STORAGE_TO_AEP = '9753525b-82c7-4dce-8a9b-5ccfce2b9876';
const XED = 'application/vnd.adobe.xed-full+json;version=1';

let azurite: Azurite;
let service: TestService;
let client: TestClient;
beforeAll(async () => {
  azurite = await startAzurite();
  service = await openTestService({ runs: true });
  client = await service.inNewSandbox();
}, 60_000);
afterAll(async () => {
  await service.close();
  await azurite.close();
});

async function send<Body>(method: string, path: string, body?: object): Promise<Body> {
  const answer = await client.call(method, path, body === undefined ? {} : { body });
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Body;
}

/** The calls of a collect tutorial, without a mapping: columns reach the fields of their own names. */
async function createFlow(
  path: string,
  { options, data = { format: 'delimited' } }: { options?: object; data?: object } = {},
): Promise<{ flowId: string; datasetId: string }> {
  const base = await client.create({
    name: 'Landing zone',
    auth: { specName: 'ConnectionString', params: { connectionString: azurite.connectionString } },
    connectionSpec: { id: BLOB, version: '1.0' },
  });
  const source = await send<{ id: string }>('POST', '/sourceConnections', {
    name: 'Orders',
    baseConnectionId: base.id,
    data,
    params: { path, type: 'file' },
    connectionSpec: { id: BLOB, version: '1.0' },
  });
  const schema = await send<{ $id: string }>('POST', '//data/foundation/schemaregistry/tenant/schemas', {
    type: 'object',
    title: 'Orders',
    allOf: [
      { $ref: 'https://ns.adobe.com/xdm/context/profile' },
      {
        properties: {
          id: { type: 'integer', 'meta:xdmType': 'long' },
          name: { type: 'string' },
          at: { type: 'string', format: 'date-time' },
        },
        required: ['id'],
      },
    ],
  });
  const schemaRef = { id: schema.$id, contentType: XED };
  const [reference = ''] = await send<string[]>('POST', '//data/foundation/catalog/dataSets', {
    name: 'Orders',
    schemaRef,
  });
  const datasetId = reference.replace('@/dataSets/', '');
  const target = await send<{ id: string }>('POST', '/targetConnections', {
    name: 'Orders',
    data: { schema: { id: schema.$id, version: XED } },
    params: { dataSetId: datasetId },
    connectionSpec: { id: DATA_LAKE, version: '1.0' },
  });
  const flow = await send<{ id: string }>('POST', '/flows', {
    name: 'Orders',
    flowSpec: { id: CLOUD_STORAGE_TO_AEP, version: '1.0' },
    sourceConnectionIds: [source.id],
    targetConnectionIds: [target.id],
    scheduleParams: { startTime: String(Math.floor(Date.now() / 1000)), frequency: 'once' },
    ...(options && { options }),
  });
  return { flowId: flow.id, datasetId };
}

interface RunItem {
  id: string;
  metrics: { statusSummary: { status: string; errors?: { code: string; message: string }[] } };
}

async function finishedRun(flowId: string): Promise<RunItem> {
  const list = () => send<{ items: RunItem[] }>('GET', `/runs?property=flowId==${flowId}`);
  const status = async () => (await list()).items[0]?.metrics.statusSummary.status;
  await expect.poll(status, { timeout: 15_000 }).toMatch(/success|failed/);
  const [run] = (await list()).items;
  if (run === undefined) throw new Error('The flow has no run.');
  return run;
}

test('moves a CSV blob to the lake, and reports counts that add up', async () => {
  await uploadFile(azurite, {
    container: 'landing',
    name: 'orders.csv',
    content: Buffer.from('id,name,at\n1,Ada,2024-01-01T00:00:00Z\n2,"",\nx,Bad,\n'),
  });
  const { flowId, datasetId } = await createFlow('landing/orders.csv', {
    options: { errorDiagnosticsEnabled: true, partialIngestionPercent: 50 },
  });
  expect(await finishedRun(flowId)).toMatchObject({
    state: 'success',
    metrics: {
      recordSummary: { inputRecordCount: 3, outputRecordCount: 2, failedRecordCount: 1 },
      statusSummary: { status: 'success' },
    },
    activities: [{ id: 'copyActivity' }, { id: 'promotionActivity' }],
  });
  const lake = await openLake({ folder: join(service.dataDirectory, 'lake') });
  const { rows } = await lake.query(`select id, name, "at" from "${datasetId}" order by id`);
  expect(rows).toEqual([
    { id: '1', name: 'Ada', at: '2024-01-01 00:00:00' },
    { id: '2', name: '', at: null },
  ]);
  const { items } = await send<{ items: { lastRunDetails: object }[] }>('GET', `/flows/${flowId}`);
  expect(items[0]?.lastRunDetails).toMatchObject({ state: 'success' });
});

test('fails a run over a missing file with the cause, and ingests nothing', async () => {
  const { flowId } = await createFlow('landing/missing.csv');
  const run = await finishedRun(flowId);
  expect(run.metrics.statusSummary).toMatchObject({
    status: 'failed',
    errors: [{ code: 'CONNECTOR-1001-500', message: expect.stringContaining('landing/missing.csv') }],
  });
});

test('refuses what runs cannot do yet by name', async () => {
  const { flowId } = await createFlow('landing/orders.csv', { data: { format: 'json' } });
  const { errors = [] } = (await finishedRun(flowId)).metrics.statusSummary;
  expect(errors[0]?.message).toContain('this flow reads the format json');
});

test('does not read the window of a failed run again after a later run has read it', async () => {
  const { flowId } = await createFlow('landing/late.csv');
  const failed = await finishedRun(flowId);
  await uploadFile(azurite, { container: 'landing', name: 'late.csv', content: 'id\n1\n' });
  await send('POST', '/runs', { flowId });
  await expect.poll(() => runStatuses(flowId), { timeout: 15_000 }).toEqual(['success', 'failed']);
  await send('POST', `/runs/${failed.id}/action?op=re-trigger`);
  await expect.poll(() => runStatuses(flowId), { timeout: 15_000 }).toEqual(['failed', 'success', 'failed']);
  const { errors = [] } = (await finishedRun(flowId)).metrics.statusSummary;
  expect(errors[0]?.message).toContain('A later run has read the window');
});

/** The newest first. */
async function runStatuses(flowId: string): Promise<readonly string[]> {
  const { items } = await send<{ items: RunItem[] }>('GET', `/runs?property=flowId==${flowId}`);
  return items.map(({ metrics }) => metrics.statusSummary.status);
}
