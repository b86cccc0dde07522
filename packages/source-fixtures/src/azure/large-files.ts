import { BlobServiceClient } from '@azure/storage-blob';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** Formats that `uploadLargeFile` supports. */
export type LargeFormat = 'csv' | 'json-array' | 'json-lines' | 'parquet';

/** A blob with many rows. */
export interface LargeFile {
  /** Path in the form that the Azure Blob driver takes. */
  path: string;
  bytes: number;
  /**
   * Minimum number of bytes that a reader must fetch for the first rows: for Parquet, the footer and the first page
   * of each column.
   */
  forcedBytes?: number;
}

const BLOCK_BYTES = 8 * 1024 * 1024;
/** Small enough that each column of a row group fits in one page. */
const ROWS_OF_A_GROUP = 20_000;
const BYTES_OF_A_PARQUET_ROW = 32;

const TEXT_PARTS: Readonly<
  Record<Exclude<LargeFormat, 'parquet'>, { first: string; row: string; last: string }>
> = {
  csv: {
    first: 'orderId,customerId,orderedAt,quantity,amount,isPaid\n',
    row: 'O-0001,C-001,2026-01-01T00:00:00.000Z,1,0.95,false\n',
    last: '',
  },
  'json-array': {
    first: '[{"orderId":"O-0000","quantity":0}',
    row: ',\n{"orderId":"O-0001","customerId":"C-001","quantity":1,"amount":0.95,"lines":[{"sku":"A"}]}',
    last: ']',
  },
  'json-lines': { first: '', row: '{"orderId":"O-0001","quantity":1,"amount":0.95}\n', last: '' },
};

/**
 * Creates a blob of about `bytes` bytes in an existing container with a small upload: text formats repeat one block.
 */
export async function uploadLargeFile(
  account: { connectionString: string },
  { container, format, bytes }: { container: string; format: LargeFormat; bytes: number },
): Promise<LargeFile> {
  const folder = BlobServiceClient.fromConnectionString(account.connectionString).getContainerClient(
    container,
  );
  await folder.createIfNotExists();
  const name = `${format}-${bytes}`;
  const blob = folder.getBlockBlobClient(name);
  const path = `${container}/${name}`;
  if (format === 'parquet') {
    const file = makeParquet(Math.ceil(bytes / BYTES_OF_A_PARQUET_ROW));
    await blob.uploadData(file);
    return { path, bytes: file.length, forcedBytes: forcedBytesOf(file) };
  }
  const { first, row, last } = TEXT_PARTS[format];
  const rows = row.repeat(Math.ceil(Math.min(BLOCK_BYTES, bytes) / row.length));
  const repeats = Math.ceil(bytes / rows.length);
  const blocks = [first, ...Array.from({ length: repeats }, () => rows), last].filter((part) => part !== '');
  const idOf = (part: string) =>
    Buffer.from(part === rows ? 'rows' : part === first ? 'head' : 'tail').toString('base64');
  for (const part of new Set(blocks)) await blob.stageBlock(idOf(part), part, part.length);
  await blob.commitBlockList(blocks.map(idOf));
  return { path, bytes: first.length + repeats * rows.length + last.length };
}

/** Values that neither repeat nor compress, so that the file size matches the row data. */
function makeParquet(rows: number): Buffer {
  const noise = (index: number) => (Math.imul(index + 1, 2_654_435_761) >>> 0) / 2 ** 32;
  const column = <T>(value: (index: number) => T) => Array.from({ length: rows }, (_, index) => value(index));
  const file = parquetWriteBuffer({
    rowGroupSize: ROWS_OF_A_GROUP,
    columnData: [
      { name: 'orderId', data: column((index) => `O-${index.toString(36)}`), type: 'STRING' },
      {
        name: 'quantity',
        data: column((index) => BigInt(Math.floor(noise(index) * 2 ** 48))),
        type: 'INT64',
      },
      { name: 'amount', data: column((index) => noise(index * 7) * 1_000), type: 'DOUBLE' },
    ],
  });
  return Buffer.from(file);
}

/**
 * Size of the footer plus the first row group, whose columns have one page each. A file with only that row group has
 * the same sizes.
 */
function forcedBytesOf(file: Buffer): number {
  const firstGroup = makeParquet(ROWS_OF_A_GROUP);
  return footerBytesOf(file) + firstGroup.length - footerBytesOf(firstGroup);
}

function footerBytesOf(file: Buffer): number {
  return file.readUInt32LE(file.length - 8) + 8;
}

/** A Parquet file with many columns and few rows. */
export function makeWideParquet(columns: number): Buffer {
  const columnData = Array.from({ length: columns }, (_, index) => ({
    name: `column${index}`,
    data: [index, index + 0.5, index * 2],
    type: 'DOUBLE' as const,
  }));
  return Buffer.from(parquetWriteBuffer({ columnData }));
}

/** Uploads a file to a container and creates the container if it is missing. */
export async function uploadFile(
  account: { connectionString: string },
  { container, name, content }: { container: string; name: string; content: string | Buffer },
): Promise<void> {
  const folder = BlobServiceClient.fromConnectionString(account.connectionString).getContainerClient(
    container,
  );
  await folder.createIfNotExists();
  await folder.getBlockBlobClient(name).uploadData(Buffer.from(content));
}
