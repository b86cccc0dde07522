import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { makeOrders, toCsv } from '@headwater/source-fixtures';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import type { FileProperties } from '../../contract/contract.ts';
import type { BytesSource } from '../file/bytes-source.ts';
import { readFileStructure } from './file-structure.ts';

const MIB = 1024 * 1024;
const encode = (text: string) => new TextEncoder().encode(text);

test('reads the columns of a CSV file from its header and types them by their values', async () => {
  const { columns, rows, file, format } = await read('orders.csv', encode(toCsv(makeOrders())));
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ['orderId', 'string'],
    ['customerId', 'string'],
    ['orderedAt', 'date-time'],
    ['quantity', 'integer'],
    ['amount', 'number'],
    ['isPaid', 'boolean'],
  ]);
  expect(columns[2]?.xdm).toEqual({ type: 'string', format: 'date-time' });
  expect(rows?.[0]).toEqual({
    orderId: 'O-0001',
    customerId: 'C-001',
    orderedAt: '2026-01-01T00:00:00.000Z',
    quantity: '1',
    amount: '0.95',
    isPaid: 'false',
  });
  expect(rows).toHaveLength(48);
  expect(format).toBe('flat');
  expect(file).toEqual({ fileType: 'delimited', encoding: 'UTF-8', columnDelimiter: ',' });
});

test('a description has no rows', async () => {
  const structure = await readFileStructure(sourceOf(encode('a,b\n1,2\n')), {
    name: 'x.csv',
    limits: { maxBytes: MIB, maxRows: 5 },
    withRows: false,
  });
  expect(structure).not.toHaveProperty('rows');
  expect(structure.columns.map(({ type }) => type)).toEqual(['integer', 'integer']);
});

test.each([
  ['comma', ','],
  ['tab', '\t'],
  ['semicolon', ';'],
  ['pipe', '|'],
])('detects the delimiter %s', async (_name, delimiter) => {
  const text = [
    ['id', 'price', 'note'],
    ['1', '"2,50"', '"a; b | c"'],
    ['2', '"3,50"', '"d\te"'],
  ]
    .map((fields) => fields.join(delimiter))
    .join('\r\n');
  const { file, rows } = await read('file.txt', encode(text));
  expect(file?.columnDelimiter).toBe(delimiter);
  expect(rows?.[0]).toEqual({ id: '1', price: '2,50', note: 'a; b | c' });
});

test.each([
  ['a byte order mark', '\uFEFFid,name\n1,x\n', ['id', 'name'], { id: '1', name: 'x' }],
  ['quoted line breaks', 'id,name\n1,"two\nlines"\n', ['id', 'name'], { id: '1', name: 'two\nlines' }],
  ['doubled quotes', 'id,name\n1,"say ""hi"""\n', ['id', 'name'], { id: '1', name: 'say "hi"' }],
  ['one column', 'id\n1\n2\n', ['id'], { id: '1' }],
  [
    'repeated and missing names',
    'a,a,\n1,2,3\n',
    ['a', 'a_2', 'column_3'],
    { a: '1', a_2: '2', column_3: '3' },
  ],
  ['rows longer than the header', 'a\n1,2\n', ['a', 'column_2'], { a: '1', column_2: '2' }],
  ['rows shorter than the header', 'a,b\n1\n', ['a', 'b'], { a: '1', b: null }],
  ['names of object properties', '__proto__,constructor\n1,2\n', ['__proto__', 'constructor'], undefined],
])('reads CSV with %s', async (_name, text, names, row) => {
  const { columns, rows } = await read('x.csv', encode(text), { columnDelimiter: ',' });
  expect(columns.map(({ name }) => name)).toEqual(names);
  expect(Object.keys(rows?.[0] ?? {})).toEqual(names);
  if (row !== undefined) expect(rows?.[0]).toEqual(row);
});

test('reads a table with the maximum number of columns and arbitrary names', async () => {
  const line = (value: string) => Array.from({ length: 10_000 }, () => value).join(',');
  const { columns, rows } = await read('x.csv', encode(`${line('a')}\n${`${line('1')}\n`.repeat(4)}`), {
    columnDelimiter: ',',
  });
  expect(new Set(columns.map(({ name }) => name)).size).toBe(10_000);
  expect(columns.at(-1)).toMatchObject({ name: 'a_10000', type: 'integer' });
  expect(rows).toHaveLength(4);
});

test.each([
  [['1', '2'], 'integer'],
  [['1', '2.5'], 'number'],
  [['1', ''], 'integer'],
  [['007', '8'], 'string'],
  [['12345678901234567890', '1'], 'number'],
  [['true', 'FALSE'], 'boolean'],
  [['2026-01-31', '2026-02-28'], 'date'],
  [['2026-01-31', '2026-02-28T10:00:00Z'], 'date-time'],
  [['2026-13-45', '2026-01-01'], 'string'],
  [['1', 'x'], 'string'],
  [['', ''], 'string'],
])('values %j have column type %s', async (values, type) => {
  const { columns } = await read(
    'x.csv',
    encode(`id,value\n${values.map((value) => `k,${value}\n`).join('')}`),
  );
  expect(columns[1]?.type).toBe(type);
});

test.each([
  ['binary data', 'x.csv', Buffer.from([1, 0, 2, 0, 3]), 'file-unreadable'],
  ['an open quote in the header', 'x.csv', encode('id,"name\n1,never closed\n'), 'file-unreadable'],
  ['broken JSON', 'x.json', encode('{"a": nope}'), 'file-unreadable'],
  ['JSON that ends early', 'x.json', encode('[{"a": 1}, {"b":'), 'file-unreadable'],
  ['JSON of plain values', 'x.json', encode('[1, 2]'), 'file-unreadable'],
  ['more columns than a table has', 'x.csv', encode(`a\n${'1,'.repeat(20_000)}\n`), 'file-unreadable'],
  ['JSON nested without end', 'x.json', encode(`{"a":${'['.repeat(5000)}`), 'file-unreadable'],
  ['Parquet by name only', 'x.parquet', encode('id,name\n1,2\n'), 'file-unreadable'],
  ['an empty Parquet file', 'x.parquet', encode(''), 'file-unreadable'],
])('%s is refused with a reason', async (_name, name, bytes, code) => {
  await expect(read(name, bytes)).rejects.toMatchObject({ code, cause: expect.any(String) });
});

test.each(['bzip2', 'zipDeflate', 'tar'])('refuses compression %s by name', async (compressionType) => {
  await expect(read('x.csv', encode('id\n1\n'), { compressionType })).rejects.toMatchObject({
    code: 'compression-unsupported',
    cause: expect.stringContaining(compressionType),
  });
});

test.each(['', ',,', '"', '\n'])('refuses or ignores delimiter %j', async (columnDelimiter) => {
  const reading = read('x.csv', encode('a,b\n1,2\n'), { columnDelimiter });
  if (columnDelimiter === '') expect((await reading).columns).toHaveLength(2);
  else await expect(reading).rejects.toMatchObject({ code: 'delimiter-unsupported' });
});

test('an empty text file has no columns', async () => {
  expect(await read('x.csv', encode(''))).toMatchObject({ columns: [], rows: [] });
});

test('describes JSON whose records have different fields in one step', async () => {
  const record = (index: number) =>
    Object.fromEntries(Array.from({ length: 80 }, (_, field) => [`${index}-${field}`, 1]));
  const text = Array.from({ length: 1000 }, (_, index) => JSON.stringify(record(index))).join('\n');
  const { columns } = await read('x.json', encode(text), { fileType: 'json' });
  expect(columns).toHaveLength(80_000);
});

test.each([
  ['an array', '[{"id": 1, "name": "a"},\n {"id": 2, "name": null}]'],
  ['lines', '{"id": 1, "name": "a"}\n{"id": 2, "name": null}\n'],
])('reads JSON as %s with one row each', async (_name, text) => {
  const structure = await read('x.json', encode(text));
  expect(structure.rows).toEqual([
    { id: 1, name: 'a' },
    { id: 2, name: null },
  ]);
  expect(structure.columns.map(({ type }) => type)).toEqual(['integer', 'string']);
  expect(structure.format).toBe('flat');
});

test('nested JSON is hierarchical and has the types of its members', async () => {
  const text =
    '{"id": 1, "tags": [], "at": {"x": 1}}\n{"id": 2, "tags": ["}{", "\\"]"], "at": {"x": 1.5, "y": true}}';
  const { format, columns } = await read('events.ndjson', encode(text));
  expect(format).toBe('hierarchical');
  expect(columns).toEqual([
    { name: 'id', type: 'integer', xdm: { type: 'integer' } },
    { name: 'tags', type: 'array', xdm: { type: 'array', items: { type: 'string' } } },
    {
      name: 'at',
      type: 'object',
      xdm: { type: 'object', properties: { x: { type: 'number' }, y: { type: 'boolean' } } },
    },
  ]);
});

test('a single pretty-printed object is one row', async () => {
  expect((await read('x.json', encode(JSON.stringify({ a: { b: 1 } }, null, 2)))).rows).toEqual([
    { a: { b: 1 } },
  ]);
});

test('detects the type of a file without an extension', async () => {
  expect((await read('data', encode('[{"a":1}]'))).file?.fileType).toBe('json');
  expect((await read('data', encode('a;b\n1;2\n'))).file?.fileType).toBe('delimited');
  expect((await read('data', new Uint8Array(writeParquet(3)))).file?.fileType).toBe('parquet');
});

test('unpacks gzip by file name, by request or by its first bytes', async () => {
  const bytes = gzipSync(toCsv(makeOrders()));
  for (const [name, properties] of [
    ['a.csv.gz', {}],
    ['a.csv', {}],
    ['a', { compressionType: 'gzip' }],
  ] as const) {
    const { rows, file } = await read(name, bytes, properties);
    expect(rows).toHaveLength(48);
    expect(file?.compressionType).toBe('gzip');
  }
});

test('truncates a gzip file that unpacks to far more than the limit', async () => {
  const bytes = gzipSync(`id,value\n${'1,x\n'.repeat(10_000_000)}`);
  const { rows } = await read('bomb.csv.gz', bytes);
  expect(rows).toHaveLength(100);
});

test.each([
  ['a CSV', 'big.csv', (index: number) => `${index},"some text, quoted"\n`],
  ['a gzip of incompressible CSV', 'big.csv.gz', (index: number) => `${index},${noise()}\n`],
  ['a JSON-lines', 'big.ndjson', (index: number) => `{"id":${index},"text":"}"}\n`],
])('reads at most the limit from %s file that exceeds it', async (_name, name, line) => {
  const text = `${name.endsWith('ndjson') ? '' : 'id,text\n'}${Array.from({ length: 200_000 }, (_, index) => line(index)).join('')}`;
  const bytes = name.endsWith('.gz') ? gzipSync(text) : encode(text);
  const source = sourceOf(bytes);
  const { rows } = await readFileStructure(source, {
    name,
    limits: { maxBytes: MIB, maxRows: 50 },
    withRows: true,
  });
  expect(bytes.length).toBeGreaterThan(MIB);
  expect(source.bytesRead()).toBeLessThanOrEqual(MIB);
  expect(rows).toHaveLength(50);
  expect(rows?.[49]).toMatchObject({ id: expect.anything() });
});

test('omits the record that the limit truncates', async () => {
  const limits = { maxBytes: 14, maxRows: 100 };
  const read = async (name: string, text: string) =>
    (await readFileStructure(sourceOf(encode(text)), { name, limits, withRows: true })).rows;
  expect(await read('x.csv', 'a,b\n1,2\n3,4\n56789,0\n')).toEqual([
    { a: '1', b: '2' },
    { a: '3', b: '4' },
  ]);
  expect(await read('x.csv', 'a,b\n1,2\n3,"open quote')).toEqual([{ a: '1', b: '2' }]);
  expect(await read('x.json', '{"a":1}{"a":22}')).toEqual([{ a: 1 }]);
  expect(await read('x.json', '[{"a":"}"}, {"a":2}]')).toEqual([{ a: '}' }]);
  expect(await read('ü.csv', 'a\n1\n2\nüüüüüüü\n')).toEqual([{ a: '1' }, { a: '2' }]);
});

test('explains a first record that exceeds the limit', async () => {
  const limits = { maxBytes: 100, maxRows: 10 };
  for (const name of ['x.json', 'x.csv']) {
    const source = sourceOf(encode(`{"a":"${'x'.repeat(200)}"}`));
    await expect(readFileStructure(source, { name, limits, withRows: true })).rejects.toMatchObject({
      code: 'read-limit-reached',
    });
  }
});

test('reads only as much of a large file as the preview needs', async () => {
  const narrow = sourceOf(encode(`id,value\n${'1,x\n'.repeat(500_000)}`));
  const limits = { maxBytes: MIB, maxRows: 50 };
  await readFileStructure(narrow, { name: 'narrow.csv', limits, withRows: true });
  expect(narrow.bytesRead()).toBeLessThanOrEqual(MIB / 4);

  const wide = sourceOf(encode(`id,value\n${`1,${'x'.repeat(20_000)}\n`.repeat(100)}`));
  const { rows } = await readFileStructure(wide, { name: 'wide.csv', limits, withRows: true });
  expect(rows).toHaveLength(50);
  expect(wide.bytesRead()).toBeLessThanOrEqual(MIB);
});

type CountingSource = BytesSource & { bytesRead(): number };

function sourceOf(bytes: Uint8Array): CountingSource {
  let count = 0;
  return {
    size: bytes.length,
    bytesRead: () => count,
    async read(start, end) {
      count += end - start;
      return bytes.subarray(start, end);
    },
  };
}

async function read(name: string, bytes: Uint8Array, properties?: FileProperties) {
  const limits = { maxBytes: MIB, maxRows: 100 };
  return await readFileStructure(sourceOf(bytes), { name, properties, limits, withRows: true });
}

function writeParquet(count: number): ArrayBuffer {
  return parquetWriteBuffer({
    columnData: [{ name: 'id', data: Array.from({ length: count }, (_, id) => id) }],
  });
}

function noise(): string {
  return randomBytes(40).toString('base64');
}
