import { gzipSync } from 'node:zlib';
import type { ExploreEntry, ExploreStructure } from '@headwater/models';
import { type Azurite, fillContainer, seedSamples, startAzurite } from '@headwater/source-fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobConnection, type TestClient } from './testing/test-client.ts';
import { openTestService, type TestService } from './testing/test-service.ts';

const TABLE_SPEC_ID = 'ecde33f2-c56f-46cc-bdea-ad151c16cd69';
/** é in ISO-8859-1 is not valid UTF-8. */
const LATIN = Buffer.from('name,city\nRené,Orléans\n', 'latin1');

let azurite: Azurite;
let service: TestService;
let client: TestClient;
let ids: { files: string; tables: string };

beforeAll(async () => {
  azurite = await startAzurite();
  await seedSamples(azurite);
  await fillContainer(azurite, 'aaa', {
    'b/x.csv': 'id,name\n1,a\n2,b\n',
    'b/x.semicolon.csv': 'id;name\n1;a\n',
    'b/x.tsv': 'id\tname\n1\ta\n',
    'b/x.csv.gz': gzipSync('id,name\n1,a\n'),
    'b/x.latin.csv': LATIN,
    'b/x.json': '[{"id":1,"name":"a"}]',
    'b/x.json.gz': gzipSync('[{"id":1,"name":"a"}]'),
  });
  service = await openTestService();
  client = await service.inNewSandbox();
  const params = { connectionString: azurite.connectionString };
  const tables = { specName: 'Connection String Based Authentication', params };
  ids = {
    files: (await client.create(blobConnection({ auth: { specName: 'ConnectionString', params } }))).id,
    tables: (
      await client.create(
        blobConnection({ auth: tables, connectionSpec: { id: TABLE_SPEC_ID, version: '1.0' } }),
      )
    ).id,
  };
});
afterAll(async () => {
  await service.close();
  await azurite.close();
});

const NAMES = ['id', 'name'];
const FILE = 'objectType=file&object=/aaa/b/x';

test.each<{ query: string; names: string[]; rows?: number | undefined }>([
  { query: `${FILE}.csv&fileType=DELIMITED`, names: NAMES },
  { query: `${FILE}.csv&fileType=delimited&preview=true`, names: NAMES, rows: 2 },
  {
    query: `${FILE}.semicolon.csv&fileType=DELIMITED&preview=true&fileType=delimited&columnDelimiter=;`,
    names: NAMES,
    rows: 1,
  },
  {
    query: String.raw`${FILE}.tsv&fileType=DELIMITED&preview=true&fileType=delimited&columnDelimiter=\t`,
    names: NAMES,
    rows: 1,
  },
  {
    query: String.raw`${FILE}.tsv&preview=true&fileType=delimited&columnDelimiter=\t`,
    names: NAMES,
    rows: 1,
  },
  { query: `${FILE}.tsv&preview=true&fileType=delimited&columnDelimiter=%09`, names: NAMES, rows: 1 },
  { query: `${FILE}.csv&preview=true&determineProperties=true`, names: NAMES, rows: 2 },
  { query: `${FILE}.csv.gz&determineProperties=true`, names: NAMES },
  { query: `${FILE}.csv.gz&fileType=delimited&compressionType=gzip&preview=true`, names: NAMES, rows: 1 },
  {
    query: `${FILE}.latin.csv&fileType=delimited&encoding=ISO-8859-1&preview=true`,
    names: ['name', 'city'],
    rows: 1,
  },
  { query: `${FILE}.json&fileType=json&preview=true`, names: NAMES, rows: 1 },
  { query: `${FILE}.json.gz&fileType=json&compressionType=gzip&preview=true`, names: NAMES, rows: 1 },
])('GET …/explore?$query describes the file', async ({ query, names, rows }) => {
  const structure = await explore<ExploreStructure>(query);
  const { columns, properties = {} } = structure.schema;
  expect(columns?.map(({ name }) => name) ?? Object.keys(properties)).toEqual(names);
  expect(structure.data?.length).toBe(rows);
});

test('a Latin-1 file is read with the specified encoding', async () => {
  const query = `${FILE}.latin.csv&fileType=delimited&encoding=ISO-8859-1&preview=true`;
  expect((await explore<ExploreStructure>(query)).data).toEqual([{ name: 'René', city: 'Orléans' }]);
});

test('a Parquet file is described by fileType=PARQUET', async () => {
  const { schema, data } = await explore<ExploreStructure>(
    'objectType=file&object=/landing/sales.parquet&fileType=PARQUET&preview=true',
  );
  expect(schema.columns?.[0]).toMatchObject({ name: 'orderId' });
  expect(data?.[0]).toMatchObject({ orderId: 'O-0001' });
});

test.each(['objectType=root', 'objectType=folder&object=/aaa/', 'objectType=folder&object=/aaa/b/'])(
  'GET …/explore?%s lists entries whose paths can be used unchanged',
  async (query) => {
    const entries = await explore<ExploreEntry[]>(query);
    expect(entries.length).toBeGreaterThan(0);
    for (const { type, path } of entries.filter((entry) => entry.type === 'folder' || entry.canPreview)) {
      const again =
        type === 'folder' ? 'objectType=folder&object=' : 'objectType=file&determineProperties=true&object=';
      await explore(`${again}${encodeURIComponent(path)}`);
    }
  },
);

test.each([
  ['objectType=root', expect.arrayContaining([expect.objectContaining({ type: 'table', path: 'orders' })])],
  ['objectType=table&object=orders', expect.objectContaining({ format: 'flat' })],
  ['objectType=table&object=orders&preview=true', expect.objectContaining({ data: expect.any(Array) })],
])('GET …/explore?%s of a database is answered', async (query, expected) => {
  expect(await explore(query, ids.tables)).toEqual(expected);
});

async function explore<Body>(query: string, id: string = ids.files): Promise<Body> {
  const { status, body } = await client.call('GET', `/connections/${id}/explore?${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body as Body;
}
