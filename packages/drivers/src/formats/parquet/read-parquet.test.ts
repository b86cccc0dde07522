import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { boundSource } from '../file/bytes-source.ts';
import { readParquet } from './read-parquet.ts';

const MIB = 1024 * 1024;

test('every type keeps its name from the file and is shown as a JSON value', async () => {
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'text', data: ['a', null], type: 'STRING' },
      { name: 'whole', data: [1n, 9007199254740993n], type: 'INT64' },
      { name: 'small', data: [1, 2], type: 'INT32' },
      { name: 'real', data: [1.5, Number.NaN], type: 'DOUBLE' },
      { name: 'flag', data: [true, false], type: 'BOOLEAN' },
      { name: 'at', data: [new Date('2026-01-02T03:04:05.678Z'), null], type: 'TIMESTAMP' },
      { name: 'bytes', data: [Uint8Array.of(0xff, 0xfe), Uint8Array.of(0x68, 0x69)], type: 'BYTE_ARRAY' },
      { name: 'document', data: [{ a: [1] }, null], type: 'JSON' },
      { name: 'tags', data: [['x', 'y'], []] },
    ],
  });
  const { columns, rows } = await readParquet(boundSource(sourceOf(bytes), MIB), {
    maxRows: 10,
    spareBytes: MIB,
  });
  expect(columns.map(({ name, type, xdm }) => [name, type, xdm.format ?? xdm.type])).toEqual([
    ['text', 'STRING', 'string'],
    ['whole', 'INT64', 'integer'],
    ['small', 'INT32', 'integer'],
    ['real', 'DOUBLE', 'number'],
    ['flag', 'BOOLEAN', 'boolean'],
    ['at', 'TIMESTAMP', 'date-time'],
    ['bytes', 'BYTE_ARRAY', 'string'],
    ['document', 'JSON', 'string'],
    ['tags', expect.any(String), expect.any(String)],
  ]);
  expect(rows).toEqual([
    {
      text: 'a',
      whole: 1,
      small: 1,
      real: 1.5,
      flag: true,
      at: '2026-01-02T03:04:05.678Z',
      bytes: '//4=',
      document: '{"a":[1]}',
      tags: expect.anything(),
    },
    {
      text: null,
      whole: '9007199254740993',
      small: 2,
      real: 'NaN',
      flag: false,
      at: null,
      bytes: 'hi',
      document: null,
      tags: expect.anything(),
    },
  ]);
  expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
});

test('dates and decimals are exact, and lists and structures keep their shape', async () => {
  const bytes = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: 3 },
      { name: 'day', type: 'INT32', converted_type: 'DATE', repetition_type: 'REQUIRED' },
      {
        name: 'price',
        type: 'INT32',
        converted_type: 'DECIMAL',
        scale: 2,
        precision: 9,
        repetition_type: 'REQUIRED',
      },
      { name: 'place', num_children: 2, repetition_type: 'OPTIONAL' },
      { name: 'country', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'codes', converted_type: 'LIST', num_children: 1, repetition_type: 'OPTIONAL' },
      { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
      { name: 'element', type: 'INT32', repetition_type: 'OPTIONAL' },
    ],
    columnData: [
      { name: 'day', data: [new Date('2026-03-01T00:00:00Z')] },
      { name: 'price', data: [0.57] },
      { name: 'place', data: [{ country: 'JP', codes: [1, 2] }] },
    ],
  });
  const { columns, rows } = await readParquet(boundSource(sourceOf(bytes), MIB), {
    maxRows: 10,
    spareBytes: MIB,
  });
  expect(rows).toEqual([{ day: '2026-03-01', price: 0.57, place: { country: 'JP', codes: [1, 2] } }]);
  expect(columns.map(({ xdm }) => xdm)).toEqual([
    { type: 'string', format: 'date' },
    { type: 'number' },
    {
      type: 'object',
      properties: { country: { type: 'string' }, codes: { type: 'array', items: { type: 'integer' } } },
    },
  ]);
});

test('reads gzip pages', async () => {
  const bytes = parquetWriteBuffer({
    codec: 'GZIP',
    compressors: { GZIP: (input) => gzipSync(input) },
    columnData: [{ name: 'id', data: Array.from({ length: 500 }, (_, id) => `same ${id % 3}`) }],
  });
  const { rows } = await readParquet(boundSource(sourceOf(bytes), MIB), { maxRows: 2, spareBytes: MIB });
  expect(rows).toEqual([{ id: 'same 0' }, { id: 'same 1' }]);
});

test('reads all requested rows of a small file, across row groups', async () => {
  const bytes = parquetWriteBuffer({ columnData: [{ name: 'id', data: numbers(100) }], rowGroupSize: 30 });
  const { rows } = await readParquet(boundSource(sourceOf(bytes), MIB), { maxRows: 70, spareBytes: MIB });
  expect(rows.map(({ id }) => id)).toEqual(numbers(70));
});

test('reads the first pages of a file that far exceeds the limit', async () => {
  const bytes = parquetWriteBuffer({
    pageSize: 16 * 1024,
    rowGroupSize: 400_000,
    codec: 'UNCOMPRESSED',
    columnData: [
      { name: 'id', data: numbers(400_000), encoding: 'PLAIN' },
      { name: 'text', data: numbers(400_000).map((id) => `text number ${id}`), encoding: 'PLAIN' },
      { name: 'tags', data: numbers(400_000).map((id) => [`a${id}`, `b${id}`]) },
    ],
  });
  const source = sourceOf(bytes);
  expect(source.size).toBeGreaterThan(10 * MIB);
  const { rows, columns } = await readParquet(boundSource(source, MIB), { maxRows: 100, spareBytes: MIB });
  expect(source.bytesRead()).toBeLessThanOrEqual(MIB);
  expect(rows).toHaveLength(100);
  expect(rows[99]).toMatchObject({ id: 99, text: 'text number 99' });
  expect(columns).toHaveLength(3);
});

test('a description reads only the footer', async () => {
  const source = sourceOf(
    parquetWriteBuffer({ columnData: [{ name: 'id', data: numbers(500_000) }], rowGroupSize: 500_000 }),
  );
  const { columns, rows } = await readParquet(boundSource(source, MIB), { maxRows: 0, spareBytes: MIB });
  expect(columns.map(({ name }) => name)).toEqual(['id']);
  expect(rows).toEqual([]);
  expect(source.bytesRead()).toBeLessThanOrEqual(64 * 1024);
});

test('explains pages beyond the limit, and still describes the columns', async () => {
  const data = numbers(8000).map((id) => `${id} ${'x'.repeat(300)}`);
  const bytes = parquetWriteBuffer({
    codec: 'UNCOMPRESSED',
    pageSize: 8 * MIB,
    rowGroupSize: 8000,
    columnData: [{ name: 'text', data, encoding: 'PLAIN' }],
  });
  await expect(
    readParquet(boundSource(sourceOf(bytes), MIB), { maxRows: 1, spareBytes: MIB }),
  ).rejects.toMatchObject({
    code: 'read-limit-reached',
  });
  const { columns } = await readParquet(boundSource(sourceOf(bytes), MIB), { maxRows: 0, spareBytes: MIB });
  expect(columns).toHaveLength(1);
});

test('a damaged file either reads or is refused with an explanation', async () => {
  const original = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: numbers(50) },
        { name: 'text', data: numbers(50).map(String) },
      ],
    }),
  );
  for (let position = 0; position < original.length; position++) {
    const damaged = Uint8Array.from(original);
    damaged[position] = (damaged[position] ?? 0) ^ 0xff;
    const outcome = await readParquet(boundSource(sourceOf(damaged.buffer), MIB), {
      maxRows: 10,
      spareBytes: MIB,
    }).then(
      ({ rows }) => (rows.length <= 10 ? 'read' : 'too many rows'),
      (error) => error.code,
    );
    expect(['read', 'file-unreadable', 'file-encrypted', 'read-limit-reached']).toContain(outcome);
  }
});

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function sourceOf(buffer: ArrayBuffer) {
  let count = 0;
  return {
    size: buffer.byteLength,
    bytesRead: () => count,
    async read(start: number, end: number) {
      count += end - start;
      return new Uint8Array(buffer.slice(start, end));
    },
  };
}
