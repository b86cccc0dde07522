import { BlobServiceClient } from '@azure/storage-blob';
import type { Azurite } from './azurite.ts';

/** Number of concurrent uploads. */
const BATCH = 50;

/** Creates a container with blobs, either with given content or each with a few bytes. */
export async function fillContainer(
  { connectionString }: Pick<Azurite, 'connectionString'>,
  name: string,
  blobs: readonly string[] | Readonly<Record<string, string | Buffer>>,
): Promise<void> {
  const container = BlobServiceClient.fromConnectionString(connectionString).getContainerClient(name);
  await container.create();
  const contents = Array.isArray(blobs)
    ? blobs.map((blob) => [blob, 'a\n1\n'] as const)
    : Object.entries(blobs);
  for (let from = 0; from < contents.length; from += BATCH) {
    const batch = contents.slice(from, from + BATCH);
    await Promise.all(
      batch.map(([blob, content]) => container.getBlockBlobClient(blob).uploadData(Buffer.from(content))),
    );
  }
}
