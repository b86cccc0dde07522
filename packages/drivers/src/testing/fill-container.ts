import { BlobServiceClient } from '@azure/storage-blob';
import type { Azurite } from './azurite.ts';

/** Blobs that are stored at a time. */
const BATCH = 50;

/** Makes a container with a small blob of each name. */
export async function fillContainer(
  { connectionString }: Azurite,
  name: string,
  blobs: readonly string[],
): Promise<void> {
  const container = BlobServiceClient.fromConnectionString(connectionString).getContainerClient(name);
  await container.create();
  for (let from = 0; from < blobs.length; from += BATCH) {
    const batch = blobs.slice(from, from + BATCH);
    await Promise.all(batch.map((blob) => container.getBlockBlobClient(blob).upload('a\n1\n', 4)));
  }
}
