import { BlobServiceClient } from '@azure/storage-blob';
import {
  byConnectionString,
  makeOrders,
  SAMPLE_CONTAINER,
  seedSamples,
  startAzurite,
  toCsv,
} from '@headwater/source-fixtures';
import { testDriver, type WritableFiles } from '@headwater/source-fixtures/test-driver';
import { driver } from './azure-blob.ts';

testDriver(
  'azure-blob',
  async () => {
    const azurite = await startAzurite();
    await seedSamples(azurite);
    await uploadLargeCsv(azurite.connectionString);
    const { hostname, port } = new URL(azurite.blobEndpoint);
    const wrongKey = Buffer.alloc(64, 'wrong').toString('base64');
    return {
      driver,
      address: { host: hostname, port: Number(port) },
      authAt: (address) => {
        const endpoint = `http://${address.host}:${address.port}/${azurite.accountName}`;
        return byConnectionString(
          azurite.connectionString.replace(/BlobEndpoint=[^;]*/, `BlobEndpoint=${endpoint}`),
        );
      },
      wrongSecret: byConnectionString(azurite.connectionString.replace(azurite.accountKey, wrongKey)),
      secrets: [azurite.accountKey, wrongKey],
      stages: ['parse', 'resolve', 'connect', 'authenticate', 'authorise', 'list'],
      folder: SAMPLE_CONTAINER,
      object: `${SAMPLE_CONTAINER}/orders.csv`,
      largeObject: { path: `${SAMPLE_CONTAINER}/large.csv`, maxBytes: 1024 * 1024 },
      missing: `${SAMPLE_CONTAINER}/nothing.csv`,
      files: await openFilesContainer(azurite.connectionString),
      close: azurite.close,
    };
  },
  { readsFiles: true },
);

/** 50 MB: the bytes read must not depend on its size. */
async function uploadLargeCsv(connectionString: string): Promise<void> {
  const rows = Buffer.from(toCsv(makeOrders(10_000)));
  const content = Buffer.concat(Array(Math.ceil(50_000_000 / rows.length)).fill(rows));
  const container =
    BlobServiceClient.fromConnectionString(connectionString).getContainerClient(SAMPLE_CONTAINER);
  await container.getBlockBlobClient('large.csv').uploadData(content);
}

async function openFilesContainer(connectionString: string): Promise<WritableFiles> {
  const container = BlobServiceClient.fromConnectionString(connectionString).getContainerClient('runs');
  await container.create();
  return {
    folder: 'runs',
    write: async (name, bytes) => void (await container.getBlockBlobClient(name).uploadData(bytes)),
    remove: async (name) => void (await container.getBlockBlobClient(name).delete()),
  };
}
