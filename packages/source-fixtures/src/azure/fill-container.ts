import { BlobServiceClient } from '@azure/storage-blob';
import type { Azurite } from './azurite.ts';

/** Blobs that are stored at a time. */
const BATCH = 50;

/** Makes a container with blobs: of given content, or each a small one. */
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
