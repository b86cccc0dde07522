import { type HandMadeColumn, int, writeByHand } from '@headwater/source-fixtures';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { readFile } from '../reader/read-file.ts';

const REPEATED = { 3: int(2) };

test.each([
  [1, [[1, 2, 3]]],
  [2, [[1, 2, 3], []]],
  [9, [[1, 2, 3], [], [4, 5]]],
])('a list that continues on the next page is complete in the first %i rows', async (maxRows, lists) => {
  const column: HandMadeColumn = {
    name: 'items',
    type: 1,
    element: REPEATED,
    pages: [
      { count: 2, bytes: page([0, 1], [1, 1], [1, 2]) },
      { count: 2, bytes: page([1, 0], [1, 0], [3]) },
      { count: 2, bytes: page([0, 1], [1, 1], [4, 5]) },
    ],
  };
  const { rows } = await read(writeByHand([column], { rowCount: 3 }), maxRows);
  expect(rows?.map(({ items }) => items)).toEqual(lists);
});

test('omits a list whose end is missing', async () => {
  const column: HandMadeColumn = {
    name: 'items',
    type: 1,
    element: REPEATED,
    pages: [
      { count: 3, bytes: page([0, 0, 1], [1, 1, 1], [1, 2, 3]) },
      { count: 2, bytes: Uint8Array.of(9) },
    ],
  };
  const { rows, notices } = await read(writeByHand([column], { rowCount: 2 }), 9);
  expect(rows).toEqual([{ items: [1] }]);
  expect(notices).toMatchObject([{ code: 'preview-ended-early' }]);
});

test('assembles lists, structures and maps that span many pages', async () => {
  const given = Array.from({ length: 4000 }, (_, id) => ({
    tags: id % 4 === 0 ? null : Array.from({ length: id % 5 }, (_unused, index) => `t${id}.${index}`),
    place: id % 7 === 0 ? null : { country: id % 3 === 0 ? null : `c${id}`, codes: [id, null] },
  }));
  const bytes = parquetWriteBuffer({
    pageSize: 1000,
    rowGroupSize: 1500,
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'tags', converted_type: 'LIST', num_children: 1, repetition_type: 'OPTIONAL' },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'place', num_children: 2, repetition_type: 'OPTIONAL' },
      { name: 'country', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'codes', converted_type: 'LIST', num_children: 1, repetition_type: 'OPTIONAL' },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', type: 'INT32', repetition_type: 'OPTIONAL' },
    ],
    columnData: [
      { name: 'tags', data: given.map(({ tags }) => tags) },
      { name: 'place', data: given.map(({ place }) => place) },
    ],
  });
  for (const maxRows of [1, 777, 4000]) {
    const { rows, notices } = await read(new Uint8Array(bytes), maxRows);
    expect(rows).toEqual(given.slice(0, maxRows));
    expect(notices).toBeUndefined();
  }
});

test.each([
  ['DELTA_BINARY_PACKED', 'INT64', [0n, -5n, 2n ** 62n, -(2n ** 63n), 2n ** 63n - 1n, 7n]],
  ['DELTA_BINARY_PACKED', 'INT32', [0, -1, 2_147_483_647, -2_147_483_648, 5]],
  ['DELTA_LENGTH_BYTE_ARRAY', 'STRING', ['', 'a', 'long '.repeat(40), 'é']],
  ['DELTA_BYTE_ARRAY', 'STRING', ['apple', 'applet', 'apply', '', 'zebra']],
  ['BYTE_STREAM_SPLIT', 'DOUBLE', [0.1, -1e300, 5e-324, 1.5]],
  ['BYTE_STREAM_SPLIT', 'FLOAT', [0.5, -2.25, 1024]],
  ['BYTE_STREAM_SPLIT', 'INT32', [1, -2, 3]],
  ['RLE', 'BOOLEAN', [true, false, true, true]],
  ['RLE_DICTIONARY', 'STRING', ['a', 'b', 'a']],
] as const)('values encoded as %s of %s read the same', async (encoding, type, values) => {
  const data = Array.from({ length: 700 }, (_, index) => values[index % values.length] ?? null);
  const bytes = parquetWriteBuffer({ columnData: [{ name: 'v', data, type, encoding, nullable: false }] });
  const { rows } = await read(new Uint8Array(bytes), 700);
  const shown = data.map((value) =>
    typeof value === 'bigint' ? (Number.isSafeInteger(Number(value)) ? Number(value) : String(value)) : value,
  );
  expect(rows?.map(({ v }) => v)).toEqual(shown);
});

/** A page of version 1 with one-bit levels. */
function page(repetitions: number[], definitions: number[], values: number[]): Uint8Array {
  const levels = (bits: number[]) => {
    const packed = bits.reduce((sum, bit, index) => sum | (bit << index), 0);
    return [2, 0, 0, 0, 3, packed];
  };
  const stored = new Uint8Array(Int32Array.from(values).buffer);
  return Uint8Array.from([...levels(repetitions), ...levels(definitions), ...stored]);
}

async function read(bytes: Uint8Array, maxRows: number) {
  const source = {
    size: bytes.length,
    read: async (start: number, end: number) => bytes.subarray(start, end),
  };
  const limits = { maxBytes: 1024 * 1024, maxRows };
  return await readFile(source, { name: 'x.parquet', limits, withRows: true });
}
