import { zstdCompressSync } from 'node:zlib';
import { queryWithDuckDb, writeWithDuckDb } from '@headwater/source-fixtures';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { readFile } from '../reader/read-file.ts';
import { decodeFileMetadata } from './file-metadata.ts';
import { decodePageHeader } from './page-header.ts';

const MIB = 1024 * 1024;
const ROWS = 60_000;
const ZSTD = (input: Uint8Array) => zstdCompressSync(input);

interface Layout {
  codec: string;
  /** Rows in the first row group. */
  rowGroup: number;
}

test.each<[string, () => Promise<Uint8Array> | Uint8Array, Layout]>([
  [
    'pandas and pyarrow: snappy, one row group, pages of 1 MB',
    () => write({ codec: 'SNAPPY', rowGroupSize: 1_048_576 }),
    { codec: 'SNAPPY', rowGroup: ROWS },
  ],
  [
    'polars: zstd, row groups of 512 times 512',
    () => write({ codec: 'ZSTD', rowGroupSize: 262_144, compressors: { ZSTD } }),
    { codec: 'ZSTD', rowGroup: ROWS },
  ],
  [
    'Spark: snappy, row groups of 128 MB',
    () => write({ codec: 'SNAPPY', rowGroupSize: 5_000_000 }),
    { codec: 'SNAPPY', rowGroup: ROWS },
  ],
  [
    'DuckDB: snappy, row groups of 122,880',
    () =>
      writeWithDuckDb(
        "SELECT i AS id, md5(i::VARCHAR) || md5((i + 1)::VARCHAR) AS name, 'c' || i % 5 AS category FROM range(150000) t(i)",
      ),
    { codec: 'SNAPPY', rowGroup: 122_880 },
  ],
])('reads the first rows of a file with the defaults of %s', async (_writer, make, layout) => {
  const bytes = await make();
  expect(bytes.length).toBeGreaterThan(MIB);
  const [chunk] = await queryWithDuckDb(bytes, (file) => `FROM parquet_metadata(${file})`);
  expect(chunk).toMatchObject({ compression: layout.codec, row_group_num_rows: String(layout.rowGroup) });

  const { rows, bytesRead, notices } = await read(bytes, { maxRows: 100 });
  const expected = await queryWithDuckDb(bytes, (file) => `FROM ${file} LIMIT 100`);
  expect(rows?.map((row) => ({ ...row, id: String(row.id) }))).toEqual(expected);
  expect(notices).toBeUndefined();
  expect(bytesRead).toBeLessThanOrEqual(1.2 * bytesNeeded(bytes) + 16 * 1024);
});

test('reads rows across many pages and row groups', async () => {
  const bytes = parquetWriteBuffer({
    pageSize: 2048,
    rowGroupSize: 3000,
    codec: 'UNCOMPRESSED',
    columnData: [
      { name: 'id', data: numbers(400_000), type: 'INT32', encoding: 'PLAIN' },
      { name: 'tags', data: numbers(400_000).map((id) => (id % 3 === 0 ? [] : [`a${id}`, `b${id}`])) },
    ],
  });
  expect(bytes.byteLength).toBeGreaterThan(MIB);
  const { rows, bytesRead } = await read(new Uint8Array(bytes), { maxRows: 5000 });
  expect(rows?.map(({ id }) => id)).toEqual(numbers(5000));
  expect(rows?.[4999]?.tags).toBe('["a4999","b4999"]');
  expect(bytesRead).toBeLessThan(MIB);
});

test('refuses a layout beyond the hard limit and names the limit and the flag that raises it', async () => {
  const bytes = write({ codec: 'SNAPPY', rowGroupSize: ROWS });
  await expect(read(bytes, { maxRows: 1, maxPreviewBytes: 100_000 })).rejects.toMatchObject({
    code: 'read-limit-reached',
    cause: expect.stringContaining('100000 bytes'),
    nextStep: expect.stringContaining('--max-preview-bytes'),
  });
});

test('shows rows that were read before the hard limit, with a notice', async () => {
  const bytes = write({ codec: 'UNCOMPRESSED', rowGroupSize: 10_000 });
  const { rows, notices } = await read(bytes, { maxRows: 15_000, maxPreviewBytes: 1_500_000 });
  expect(rows).toHaveLength(10_000);
  expect(notices).toMatchObject([
    { code: 'preview-ended-early', nextStep: expect.stringContaining('--max-preview-bytes') },
  ]);
});

test('the read time of a file grows linearly with its columns', async () => {
  const time = async (width: number) => {
    const columnData = numbers(width).map((index) => ({ name: `c${index}`, data: [index, index + 1] }));
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData }));
    await read(bytes, { maxRows: 2 });
    const start = performance.now();
    const { rows } = await read(bytes, { maxRows: 2 });
    expect(Object.keys(rows?.[1] ?? {})).toHaveLength(width);
    return performance.now() - start;
  };
  const narrow = await time(500);
  expect(await time(4000)).toBeLessThan(Math.max(200, narrow * 8 * 3));
});

function write(options: Omit<Parameters<typeof parquetWriteBuffer>[0], 'columnData'>): Uint8Array {
  // Incompressible values, so that pages have the size that their writer chooses.
  const name = (id: number) =>
    Buffer.from(`${Math.sin(id)} ${Math.cos(id)} ${Math.sin(id * 3)}`).toString('base64url');
  const buffer = parquetWriteBuffer({
    pageSize: MIB,
    ...options,
    columnData: [
      { name: 'id', data: numbers(ROWS).map(BigInt), type: 'INT64', encoding: 'PLAIN' },
      { name: 'name', data: numbers(ROWS).map(name), type: 'STRING', encoding: 'PLAIN' },
      { name: 'category', data: numbers(ROWS).map((id) => `c${id % 5}`), type: 'STRING' },
    ],
  });
  return new Uint8Array(buffer);
}

/** Bytes of the footer, and of each column's pages through its first data page. */
function bytesNeeded(bytes: Uint8Array): number {
  const footerSize = Buffer.from(bytes).readUInt32LE(bytes.length - 8);
  const footer = bytes.subarray(bytes.length - 8 - footerSize, bytes.length - 8);
  const [rowGroup] = decodeFileMetadata(footer).rowGroups();
  return (rowGroup?.columns ?? []).reduce((sum, { start }) => {
    let offset = start;
    for (;;) {
      const header = decodePageHeader(bytes.subarray(offset));
      if (header === undefined) throw new Error('a page without a header');
      offset += header.headerSize + header.storedSize;
      if (header.kind !== 'dictionary') return sum + offset - start;
    }
  }, footerSize);
}

async function read(bytes: Uint8Array, limits: { maxRows: number; maxPreviewBytes?: number }) {
  let bytesRead = 0;
  const source = {
    size: bytes.length,
    async read(start: number, end: number) {
      bytesRead += end - start;
      return bytes.subarray(start, end);
    },
  };
  const wanted = {
    maxBytes: limits.maxPreviewBytes === undefined ? MIB : 0,
    maxPreviewBytes: 64 * MIB,
    ...limits,
  };
  const structure = await readFile(source, { name: 'x.parquet', limits: wanted, withRows: true });
  return { ...structure, bytesRead };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
