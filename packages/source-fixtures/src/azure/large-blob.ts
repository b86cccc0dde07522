import { BlobServiceClient } from '@azure/storage-blob';

const BLOCK_BYTES = 8 * 1024 * 1024;
const LINE = 'O-0001,C-001,2026-01-01T00:00:00.000Z,1,0.95,false\n';
const HEADER = 'orderId,customerId,orderedAt,quantity,amount,isPaid\n';

/**
 * Creates a CSV blob of at least `bytes` bytes by committing one block of lines many times, which keeps the upload
 * small.
 */
export async function uploadRepeatedCsv(
  account: { connectionString: string },
  { container, name, bytes }: { container: string; name: string; bytes: number },
): Promise<void> {
  const folder = BlobServiceClient.fromConnectionString(account.connectionString).getContainerClient(
    container,
  );
  await folder.createIfNotExists();
  const blob = folder.getBlockBlobClient(name);
  const lines = LINE.repeat(Math.floor(BLOCK_BYTES / LINE.length));
  const [headerId, linesId] = [blockId('header'), blockId('lines')];
  await blob.stageBlock(headerId, HEADER, HEADER.length);
  await blob.stageBlock(linesId, lines, lines.length);
  const repeats = Math.ceil(bytes / lines.length);
  await blob.commitBlockList([headerId, ...Array.from({ length: repeats }, () => linesId)]);
}

function blockId(name: string): string {
  return Buffer.from(name.padEnd(8)).toString('base64');
}
