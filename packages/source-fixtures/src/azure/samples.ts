import { TableClient, TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { makeCustomers, makeOrders } from '../files/sample-data.ts';
import { makeSampleFiles } from '../files/sample-files.ts';

/** Container that `seedSamples` fills. */
export const SAMPLE_CONTAINER = 'landing';

/**
 * Uploads files and tables to an emulated storage account: container `landing` with `orders.csv`, `orders.csv.gz`,
 * `customers.json`, `events.ndjson`, `sales.parquet` and folder `daily`; tables `customers` and `orders`.
 */
export async function seedSamples(account: { connectionString: string }): Promise<void> {
  await Promise.all([seedFiles(account.connectionString), seedTables(account.connectionString)]);
}

async function seedFiles(connectionString: string): Promise<void> {
  const container =
    BlobServiceClient.fromConnectionString(connectionString).getContainerClient(SAMPLE_CONTAINER);
  await container.createIfNotExists();
  for (const [path, content] of Object.entries(makeSampleFiles())) {
    await container.getBlockBlobClient(path).uploadData(Buffer.from(content));
  }
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
