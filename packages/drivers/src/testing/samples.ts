import { gzipSync } from 'node:zlib';
import { TableClient, TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { makeCustomers, makeOrders, type SampleOrder, toCsv } from './sample-data.ts';

/** Container that `seedSamples` fills. */
export const SAMPLE_CONTAINER = 'landing';

/**
 * Puts files and tables into an emulated storage account: container `landing` with `orders.csv`, `orders.csv.gz`,
 * `customers.json`, `events.ndjson`, `sales.parquet` and folder `daily`; tables `customers` and `orders`.
 */
export async function seedSamples(account: { connectionString: string }): Promise<void> {
  await Promise.all([seedFiles(account.connectionString), seedTables(account.connectionString)]);
}

async function seedFiles(connectionString: string): Promise<void> {
  const container =
    BlobServiceClient.fromConnectionString(connectionString).getContainerClient(SAMPLE_CONTAINER);
  await container.createIfNotExists();
  for (const [path, content] of Object.entries(makeFiles())) {
    await container.getBlockBlobClient(path).uploadData(Buffer.from(content));
  }
}

function makeFiles(): Record<string, string | Buffer> {
  const orders = makeOrders();
  const csv = toCsv(orders);
  const events = orders.map(({ orderId, orderedAt }) => ({
    type: 'order.placed',
    at: orderedAt,
    order: { orderId },
  }));
  return {
    'orders.csv': csv,
    'orders.csv.gz': gzipSync(csv),
    'customers.json': JSON.stringify(makeCustomers(), null, 2),
    'events.ndjson': events.map((event) => `${JSON.stringify(event)}\n`).join(''),
    'sales.parquet': writeParquet(orders),
    'daily/2026-01-01.csv': toCsv(orders.slice(0, 4)),
    'daily/2026-01-02.csv': toCsv(orders.slice(4, 8)),
    'daily/archive/2025-12-31.csv': toCsv(orders.slice(8, 12)),
  };
}

function writeParquet(orders: readonly SampleOrder[]): Buffer {
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: 'orderId', data: orders.map(({ orderId }) => orderId), type: 'STRING' },
      { name: 'orderedAt', data: orders.map(({ orderedAt }) => new Date(orderedAt)), type: 'TIMESTAMP' },
      { name: 'quantity', data: orders.map(({ quantity }) => BigInt(quantity)), type: 'INT64' },
      { name: 'amount', data: orders.map(({ amount }) => amount), type: 'DOUBLE' },
      { name: 'isPaid', data: orders.map(({ isPaid }) => isPaid), type: 'BOOLEAN' },
    ],
  });
  return Buffer.from(buffer);
}

async function seedTables(connectionString: string): Promise<void> {
  const customers = makeCustomers().map(({ customerId, segment, since, region }) => ({
    partitionKey: region.country,
    rowKey: customerId,
    segment,
    since: new Date(since),
  }));
  const orders = makeOrders().map(({ orderId, customerId, ...order }) => ({
    partitionKey: customerId,
    rowKey: orderId,
    ...order,
    orderedAt: new Date(order.orderedAt),
  }));
  await seedTable(connectionString, 'customers', customers);
  await seedTable(connectionString, 'orders', orders);
}

type Entity = { partitionKey: string; rowKey: string };

async function seedTable(connectionString: string, name: string, entities: readonly Entity[]): Promise<void> {
  const options = { allowInsecureConnection: true };
  await TableServiceClient.fromConnectionString(connectionString, options).createTable(name);
  const table = TableClient.fromConnectionString(connectionString, name, options);
  await Promise.all(entities.map((entity) => table.upsertEntity(entity, 'Replace')));
}
