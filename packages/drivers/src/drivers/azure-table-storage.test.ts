import { TableClient } from '@azure/data-tables';
import {
  type Azurite,
  byConnectionString,
  failureOf,
  makeContext,
  seedSamples,
  startAzurite,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DialGuard } from '../contract/dial-guard.ts';
import { DEFAULT_LIMITS } from '../contract/limits.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { driver } from './azure-table-storage.ts';

testDriver('azure-table-storage', async () => {
  const azurite = await startAzurite();
  await seedSamples(azurite);
  await addWideEntities(azurite);
  const { hostname, port } = new URL(azurite.tableEndpoint);
  const wrongKey = Buffer.alloc(64, 'wrong').toString('base64');
  return {
    driver,
    address: { host: hostname, port: Number(port) },
    authAt: (address) => {
      const endpoint = `http://${address.host}:${address.port}/${azurite.accountName}`;
      return byConnectionString(
        azurite.connectionString.replace(/TableEndpoint=[^;]*/, `TableEndpoint=${endpoint}`),
      );
    },
    wrongSecret: byConnectionString(azurite.connectionString.replace(azurite.accountKey, wrongKey)),
    secrets: [azurite.accountKey, wrongKey],
    stages: ['parse', 'resolve', 'connect', 'authenticate', 'authorise', 'list'],
    folder: '',
    object: 'orders',
    largeObject: { path: 'wide', maxBytes: 1024 * 1024 },
    missing: 'nothing',
    close: azurite.close,
  };
});

let azurite: Azurite;
let guard: DialGuard;

beforeAll(async () => {
  azurite = await startAzurite();
  guard = createDialGuard({ allowPrivate: true });
});

afterAll(async () => {
  guard.close();
  await azurite.close();
});

test('names, maps and shows every type of the service', async () => {
  const table = await createTable(azurite, 'types');
  await table.createEntity({
    partitionKey: 'p',
    rowKey: '1',
    text: 'a',
    whole: { type: 'Int64', value: '9007199254740993' },
    small: 7,
    real: 1.5,
    flag: true,
    at: new Date('2026-01-02T03:04:05.678Z'),
    id: { type: 'Guid', value: '11111111-2222-3333-4444-555555555555' },
    bytes: Uint8Array.of(255, 254),
  });
  await table.createEntity({ partitionKey: 'p', rowKey: '2', real: 2, text: 5, other: 'x' });
  const { columns, rows = [] } = await driver.preview(contextOf(), { path: 'types' });
  const types = new Map(columns.map(({ name, type, xdm }) => [name, [type, xdm.format ?? xdm.type]]));
  expect(Object.fromEntries(types)).toEqual({
    PartitionKey: ['Edm.String', 'string'],
    RowKey: ['Edm.String', 'string'],
    Timestamp: ['Edm.DateTime', 'date-time'],
    text: ['Edm.String', 'string'],
    whole: ['Edm.Int64', 'integer'],
    small: ['Edm.Int32', 'integer'],
    real: ['Edm.Double', 'number'],
    flag: ['Edm.Boolean', 'boolean'],
    at: ['Edm.DateTime', 'date-time'],
    id: ['Edm.Guid', 'string'],
    bytes: ['Edm.Binary', 'string'],
    other: ['Edm.String', 'string'],
  });
  expect(rows[0]).toMatchObject({
    PartitionKey: 'p',
    RowKey: '1',
    text: 'a',
    whole: '9007199254740993',
    small: 7,
    real: 1.5,
    flag: true,
    id: '11111111-2222-3333-4444-555555555555',
    bytes: '//4=',
    other: null,
  });
  expect(rows[1]).toMatchObject({ text: '5', real: 2, other: 'x', flag: null });
  expect(String(rows[0]?.at)).toMatch(/^2026-01-02T03:04:05\.678/);
});

test('an empty table has no columns and no rows', async () => {
  await createTable(azurite, 'empty');
  expect(await driver.preview(contextOf(), { path: 'empty' })).toEqual({
    format: 'flat',
    columns: [],
    rows: [],
  });
});

test('a table has no folders', async () => {
  expect(await failureOf(driver.list(contextOf(), 'orders'))).toMatchObject({ code: 'object-not-found' });
});

test('explains one entity larger than the limit', async () => {
  const table = await createTable(azurite, 'huge');
  await table.createEntity({ partitionKey: 'p', rowKey: '1', text: 'x'.repeat(30_000) });
  const context = { ...contextOf(), limits: { ...DEFAULT_LIMITS, maxBytes: 10_000 } };
  expect(await failureOf(driver.preview(context, { path: 'huge' }))).toMatchObject({
    code: 'read-limit-reached',
  });
});

function contextOf() {
  return makeContext({ guard, auth: byConnectionString(azurite.connectionString) });
}

async function createTable({ connectionString }: Azurite, name: string): Promise<TableClient> {
  const table = TableClient.fromConnectionString(connectionString, name, { allowInsecureConnection: true });
  await table.createTable();
  return table;
}

async function addWideEntities(azurite: Azurite): Promise<void> {
  const table = await createTable(azurite, 'wide');
  for (let index = 0; index < 100; index++) {
    await table.createEntity({ partitionKey: 'p', rowKey: String(index), text: 'x'.repeat(30_000) });
  }
}
