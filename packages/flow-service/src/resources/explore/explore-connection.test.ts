import type { ExploreEntry, ExploreStructure, TestReport } from '@headwater/models';
import {
  type Azurite,
  makeOrders,
  SAMPLE_CONTAINER,
  seedSamples,
  startAzurite,
} from '@headwater/source-fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blobConnection, type TestClient } from '../../testing/test-client.ts';
import { openTestService, type TestService } from '../../testing/test-service.ts';
import { TUTORIAL_PAYLOADS } from '../../testing/tutorial-payloads.ts';

let azurite: Azurite;
let service: TestService;
let client: TestClient;
let files: string;
let tables: string;
beforeAll(async () => {
  azurite = await startAzurite();
  await seedSamples(azurite);
  service = await openTestService();
  client = await service.inNewSandbox();
  const params = { connectionString: azurite.connectionString };
  files = (await client.create(blobConnection({ auth: { specName: 'ConnectionString', params } }))).id;
  const auth = { specName: 'Connection String Based Authentication', params };
  tables = (await client.create({ ...TUTORIAL_PAYLOADS['azure-table-storage'], auth })).id;
});
afterAll(async () => {
  await service.close();
  await azurite.close();
});

async function explore<Body>(id: string, query: Record<string, string>): Promise<Body> {
  const { status, body } = await client.call(
    'GET',
    `/connections/${id}/explore?${new URLSearchParams(query)}`,
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as Body;
}

const file = (name: string): string => `${SAMPLE_CONTAINER}/${name}`;

describe('listing', () => {
  test('the root of an account lists its containers, and a container its folders and files', async () => {
    const [container] = await explore<ExploreEntry[]>(files, { objectType: 'root' });
    const entries = await explore<ExploreEntry[]>(files, {
      objectType: 'folder',
      object: String(container?.path),
    });

    expect(container).toMatchObject({ type: 'folder', name: SAMPLE_CONTAINER, canPreview: false });
    expect(entries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'folder', name: 'daily' }),
        expect.objectContaining({ type: 'file', name: 'orders.csv', canPreview: true, canFetchSchema: true }),
      ]),
    );
  });

  test('the root of a table source lists its tables', async () => {
    const entries = await explore<ExploreEntry[]>(tables, { objectType: 'root' });

    expect(entries.map(({ type, name }) => [type, name])).toEqual([
      ['table', 'customers'],
      ['table', 'orders'],
    ]);
  });

  test.each([{ objectType: 'ROOT' }, { ObjectType: 'Root' }, { OBJECT_TYPE: 'root' }])(
    'names and values are case-insensitive: %o',
    async (query) => {
      expect(await explore<ExploreEntry[]>(files, query as Record<string, string>)).toHaveLength(1);
    },
  );
});

describe('describing', () => {
  test('a file has columns with types, and rows only if a preview is requested', async () => {
    const structure = await explore<ExploreStructure>(files, {
      objectType: 'file',
      object: file('orders.csv'),
      fileType: 'delimited',
    });

    expect(structure.format).toBe('flat');
    expect(structure.schema.columns?.map(({ name }) => name)).toEqual(Object.keys(makeOrders(1)[0] ?? {}));
    expect(structure.schema.columns?.[3]).toMatchObject({
      name: 'quantity',
      type: 'string',
      'meta:xdmType': 'long',
      xdm: { type: 'integer' },
    });
    expect(structure).not.toHaveProperty('data');
    expect(structure.properties).toEqual({ fileType: 'delimited', columnDelimiter: ',' });
  });

  test('a file with nested values has a JSON Schema', async () => {
    const query = { objectType: 'file', object: file('customers.json'), fileType: 'json' };
    const { format, schema } = await explore<ExploreStructure>(files, query);

    expect(format).toBe('hierarchical');
    expect(schema).toMatchObject({
      type: 'object',
      properties: {
        customerId: { type: 'string' },
        region: { type: 'object', properties: { country: { type: 'string' } } },
      },
    });
  });

  test('the format of a file can be detected', async () => {
    const query = { objectType: 'file', object: file('orders.csv.gz'), determineProperties: 'true' };
    const { properties } = await explore<ExploreStructure>(files, query);

    expect(properties).toEqual({ fileType: 'delimited', compressionType: 'gzip', columnDelimiter: ',' });
  });
});

describe('previewing', () => {
  test.each([
    { name: 'orders.csv', query: { fileType: 'delimited' } },
    { name: 'orders.csv.gz', query: { FileType: 'Delimited', CompressionType: 'gzip' } },
    { name: 'sales.parquet', query: { fileType: 'parquet' } },
    { name: 'orders.csv', query: { determineProperties: 'true' } },
  ])('$name returns its rows', async ({ name, query }) => {
    const { data } = await explore<ExploreStructure>(files, {
      objectType: 'file',
      object: file(name),
      preview: 'true',
      ...query,
    });

    expect(data?.map((row) => row.orderId)).toEqual(makeOrders().map(({ orderId }) => orderId));
  });

  test('a table returns its rows', async () => {
    const { data, schema } = await explore<ExploreStructure>(tables, {
      objectType: 'table',
      object: 'orders',
      preview: 'true',
    });

    expect(data).toHaveLength(makeOrders().length);
    expect(schema.columns?.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PartitionKey', 'RowKey', 'quantity']),
    );
  });
});

describe('testing', () => {
  test('the platform’s answer confirms working credentials, and the stages report them too', async () => {
    const { body } = await client.call('GET', `//headwater/connections/${files}/test`);
    const report = body as TestReport;

    expect((await client.call('GET', `/connections/${files}/test`)).body).toEqual({ result: true });
    expect(report.result).toBe(true);
    expect(report.stages.map(({ name, outcome }) => [name, outcome])).toEqual(
      expect.arrayContaining([
        ['parse', 'passed'],
        ['connect', 'passed'],
        ['list', 'passed'],
      ]),
    );
  });

  test('failing credentials are explained', async () => {
    const key = Buffer.alloc(64).toString('base64');
    const connectionString = azurite.connectionString.replace(azurite.accountKey, key);
    const { id } = await client.create(
      blobConnection({ auth: { specName: 'ConnectionString', params: { connectionString } } }),
    );
    const { body } = await client.call('GET', `//headwater/connections/${id}/test`);

    expect((await client.call('GET', `/connections/${id}/test`)).body).toEqual({ result: false });
    expect((body as TestReport).stages.at(-1)).toMatchObject({
      outcome: 'failed',
      code: expect.any(String),
      cause: expect.any(String),
      nextStep: expect.any(String),
      fixableBy: 'you',
    });
    expect(JSON.stringify(body)).not.toContain(key);
  });
});

describe('failures at the source', () => {
  test('are reported with their cause and a next step', async () => {
    const answer = await client.call(
      'GET',
      `/connections/${files}/explore?objectType=folder&object=${SAMPLE_CONTAINER}/none`,
    );

    expect(answer).toMatchObject({
      status: 400,
      body: {
        type: 'https://ns.adobe.com/aep/errors/CONNECTOR-1308-400',
        errorMessage: expect.stringContaining('none'),
      },
    });
  });

  test('an expired signature is reported with its expiry', async () => {
    const sasUri = `${azurite.blobEndpoint}/${SAMPLE_CONTAINER}?sv=2024-11-04&se=2020-01-02T00:00:00Z&sr=c&sp=rl&sig=AAAA`;
    const { id } = await client.create(
      blobConnection({ auth: { specName: 'SAS URI Authentication', params: { sasUri } } }),
    );
    const { status, body } = await client.call(
      'GET',
      `/connections/${id}/explore?objectType=folder&object=${SAMPLE_CONTAINER}`,
    );

    expect(status).toBe(400);
    expect(body).toMatchObject({ errorMessage: expect.stringContaining('2020-01-02') });
  });
});

describe('requests that do not fit the source', () => {
  test.each([
    { kind: 'files', query: 'objectType=table&object=x', code: 'CONNECTOR-1358-400' },
    { kind: 'tables', query: 'objectType=file&object=x&fileType=json', code: 'CONNECTOR-1358-400' },
    { kind: 'files', query: 'objectType=rest&object=json', code: 'CONNECTOR-1358-400' },
    { kind: 'files', query: 'object=x', code: 'CONNECTOR-1359-400' },
    { kind: 'files', query: 'objectType=', code: 'CONNECTOR-1334-400' },
    { kind: 'files', query: 'objectType=root&OBJECT_TYPE=folder', code: 'FLOW-1453-400' },
    { kind: 'files', query: 'objectType=root&preview=maybe', code: 'FLOW-1452-400' },
    { kind: 'files', query: 'objectType=root&encoding=EBCDIC', code: 'FLOW-1452-400' },
    { kind: 'files', query: 'objectType=root&limit=5', code: 'FLOW-1451-400' },
    { kind: 'files', query: `objectType=root&sourceParams=x`, code: 'CONNECTOR-1389-400' },
  ])('$query of $kind → $code', async ({ kind, query, code }) => {
    const id = kind === 'files' ? files : tables;

    expect(await client.call('GET', `/connections/${id}/explore?${query}`)).toMatchObject({
      status: 400,
      body: { type: `https://ns.adobe.com/aep/errors/${code}` },
    });
  });

  test('an incomplete draft', async () => {
    const { body } = await client.call('POST', '/connections?mode=draft', {
      body: blobConnection({ auth: undefined }),
    });

    expect(await client.call('GET', `/connections/${(body as { id: string }).id}/test`)).toMatchObject({
      status: 400,
      body: { type: expect.stringContaining('CONNECTOR-1304-400') },
    });
  });
});
