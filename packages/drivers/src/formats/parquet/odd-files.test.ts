import { crc32 } from 'node:zlib';
import { type HandMadeColumn, int, struct, type Thrift, writeByHand } from '@headwater/source-fixtures';
import { expect, test } from 'vitest';
import { readFile } from '../reader/read-file.ts';

const MIB = 1024 * 1024;
const INT32 = 1;
const INT96 = 3;
const BYTE_ARRAY = 6;
const FIXED = 7;

const ID: HandMadeColumn = { name: 'id', type: INT32, pages: [{ count: 2, bytes: int32s(1, 2) }] };

test('shows the other columns of a file with an encrypted column', async () => {
  const secret: HandMadeColumn = { ...ID, name: 'ssn', chunk: { 8: struct({ 2: struct({}) }) } };
  const algorithm = { 8: struct({ 1: struct({}) }) };
  const { columns, rows, notices } = await read(
    writeByHand([ID, secret], { rowCount: 2, footer: algorithm }),
  );
  expect(columns.map(({ name }) => name)).toEqual(['id', 'ssn']);
  expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
  expect(notices).toMatchObject([
    { code: 'column-unreadable', message: expect.stringMatching(/ssn.*encrypted/) },
  ]);
  await expect(read(writeByHand([secret], { rowCount: 2, footer: algorithm }))).rejects.toMatchObject({
    code: 'file-encrypted',
  });
});

test.each(['x.parquet', 'without-extension'])(
  'refuses %s with an encrypted footer as encrypted',
  async (name) => {
    const bytes = Buffer.from('PARE, then bytes that need a key to read, \u0007\0\0\0PARE');
    await expect(read(bytes, name)).rejects.toMatchObject({
      code: 'file-encrypted',
      cause: expect.stringContaining('encrypted'),
    });
  },
);

test('omits only the columns with an unknown codec and names the codec', async () => {
  const lzo: HandMadeColumn = { ...ID, name: 'old', metadata: { 4: int(3) } };
  const { rows, notices } = await read(writeByHand([lzo, ID], { rowCount: 2 }));
  expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
  expect(notices).toMatchObject([{ message: expect.stringMatching(/old.*LZO/) }]);
  await expect(read(writeByHand([lzo], { rowCount: 2 }))).rejects.toMatchObject({
    code: 'file-unreadable',
    cause: expect.stringContaining('LZO'),
  });
});

test('shows newer types in their stored form or omits them with a notice', async () => {
  const later: HandMadeColumn = { ...ID, name: 'later', element: { 10: struct({ 40: struct({}) }) } };
  const picos = struct({ 8: struct({ 1: { flag: true }, 2: struct({ 9: struct({}) }) }) });
  const unit: HandMadeColumn = { ...ID, name: 'picos', element: { 10: picos } };
  const wider: HandMadeColumn = { ...ID, name: 'wider', type: 30 };
  const { columns, rows, notices } = await read(writeByHand([wider, later, unit, ID], { rowCount: 2 }));
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ['wider', 'UNKNOWN'],
    ['later', 'INT32'],
    ['picos', 'INT32'],
    ['id', 'INT32'],
  ]);
  expect(rows).toEqual([
    { later: 1, picos: 1, id: 1 },
    { later: 2, picos: 2, id: 2 },
  ]);
  expect(notices).toMatchObject([{ code: 'column-unreadable', message: expect.stringContaining('wider') }]);
});

test('shows INT96 as a timestamp without a time zone, with all its digits', async () => {
  const values = [
    [2_460_311, 74_096_123_456_789n],
    [2_440_588, 0n],
    [2_440_587, 500_000_000n],
  ] as const;
  const bytes = Buffer.concat(
    values.map(([day, nanos]) => {
      const value = Buffer.alloc(12);
      value.writeBigUInt64LE(nanos);
      value.writeUInt32LE(day, 8);
      return value;
    }),
  );
  const at: HandMadeColumn = { name: 'at', type: INT96, pages: [{ count: 3, bytes }] };
  const { columns, rows } = await read(writeByHand([at], { rowCount: 3 }));
  expect(columns[0]).toEqual({ name: 'at', type: 'INT96', xdm: { type: 'string', format: 'date-time' } });
  expect(rows?.map((row) => row.at)).toEqual([
    '2024-01-01T20:34:56.123456789',
    '1970-01-01T00:00:00',
    '1969-12-31T00:00:00.5',
  ]);
});

test.each<[string, HandMadeColumn, unknown]>([
  [
    'a decimal wider than 38 digits',
    decimal(Buffer.from(`7f${'ff'.repeat(31)}`, 'hex'), 10),
    `${2n ** 255n - 1n}`.replace(/.{10}$/, '.$&'),
  ],
  ['a negative decimal of bytes', decimal(Buffer.from('ff85', 'hex'), 2), -1.23],
  ['a decimal with zeros behind its last digit', decimal(Buffer.from('7b', 'hex'), -2), 12_300],
  ['half a float', fixed('0038', { 15: struct({}) }), 0.5],
  ['the smallest half float', fixed('0100', { 15: struct({}) }), 2 ** -24],
  ['an infinite half float', fixed('00fc', { 15: struct({}) }), '-Infinity'],
  ['BSON', bytesColumn('05000000 00', { 13: struct({}) }), 'BQAAAAA='],
  ['a shape', bytesColumn('0101000000', { 17: struct({}) }), '0101000000'],
  ['bytes that are no text', bytesColumn('00ff', {}), 'AP8='],
  ['bytes with control characters', bytesColumn('0061', {}), 'AGE='],
  ['a string with a zero byte', bytesColumn('6100', { 1: struct({}) }), 'a\0'],
])('%s is shown correctly', async (_what, column, shown) => {
  const { rows } = await read(writeByHand([column], { rowCount: 1 }));
  expect(rows).toEqual([{ v: shown }]);
});

test('shows a string that is not UTF-8 with U+FFFD, and a notice names its column', async () => {
  const { rows, notices } = await read(
    writeByHand([bytesColumn('61ff62', { 1: struct({}) })], { rowCount: 1 }),
  );
  expect(rows).toEqual([{ v: 'a\uFFFDb' }]);
  expect(notices).toMatchObject([{ code: 'invalid-bytes', message: expect.stringContaining('v') }]);
});

test('shows the rows before a damaged page and reports the damage in a notice', async () => {
  const good = { count: 2, bytes: int32s(1, 2), header: { 4: int(crc32(int32s(1, 2))) } };
  const damaged = { count: 2, bytes: int32s(3, 4), header: { 4: int(7) } };
  const column: HandMadeColumn = { ...ID, pages: [good, damaged] };
  const whole: HandMadeColumn = { name: 'n', type: INT32, pages: [{ count: 4, bytes: int32s(5, 6, 7, 8) }] };
  const { rows, notices } = await read(writeByHand([whole, column], { rowCount: 4 }));
  expect(rows).toEqual([
    { n: 5, id: 1 },
    { n: 6, id: 2 },
  ]);
  expect(notices).toMatchObject([
    { code: 'preview-ended-early', message: expect.stringMatching(/2 rows.*id.*checksum/) },
  ]);
});

test('shows fewer values than the row group states, with a notice', async () => {
  const { rows, notices } = await read(writeByHand([ID], { rowCount: 25 }));
  expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
  expect(notices).toMatchObject([
    { code: 'preview-ended-early', message: expect.stringContaining('2 rows') },
  ]);
});

test('reports a missing dictionary value, a truncated page and a page of the wrong size as damage', async () => {
  const short: HandMadeColumn = { ...ID, name: 'short', pages: [{ count: 2, bytes: int32s(1) }] };
  const noDictionary: HandMadeColumn = {
    ...ID,
    name: 'coded',
    pages: [
      {
        count: 2,
        bytes: Buffer.from([1, 4, 0]),
        header: { 5: struct({ 1: int(2), 2: int(8), 3: int(3), 4: int(3) }) },
      },
    ],
  };
  const bomb: HandMadeColumn = {
    ...ID,
    name: 'bomb',
    metadata: { 4: int(1) },
    pages: [{ count: 2, bytes: Buffer.from([8, 0]), header: { 2: int(1_000_000) } }],
  };
  const { rows, notices } = await read(writeByHand([short, noDictionary, bomb, ID], { rowCount: 2 }));
  expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
  expect(notices?.map(({ message }) => message).join(' ')).toMatch(/short.*coded.*bomb/);
});

test('handles duplicate and missing names and names of object properties', async () => {
  const names = ['x', 'x', '__proto__', 'x_2', '', 'constructor'];
  const columns = names.map((name, index) => ({ ...ID, name, pages: [{ count: 1, bytes: int32s(index) }] }));
  const { columns: shown, rows } = await read(writeByHand(columns, { rowCount: 1 }));
  const expected = ['x', 'x_3', '__proto__', 'x_2', 'column_5', 'constructor'];
  expect(shown.map(({ name }) => name)).toEqual(expected);
  expect(Object.entries(rows?.[0] ?? {})).toEqual(expected.map((name, index) => [name, index]));
});

test.each([
  ['nothing', Buffer.alloc(0), 'it is empty'],
  ['text', Buffer.from('id,name\n1,x\n'), 'does not begin and end as one'],
  [
    'the beginning of one',
    Buffer.from(writeByHand([ID], { rowCount: 2 })).subarray(0, 40),
    'its end is missing',
  ],
  [
    'a footer longer than the file',
    Buffer.concat([Buffer.from('PAR1'), Buffer.from('ffffff0f', 'hex'), Buffer.from('PAR1')]),
    'its footer has',
  ],
])('refuses %s named Parquet and reports the reason', async (_what, bytes, cause) => {
  await expect(read(bytes)).rejects.toMatchObject({
    code: 'file-unreadable',
    cause: expect.stringContaining(cause),
  });
});

function int32s(...values: number[]): Uint8Array {
  return new Uint8Array(Int32Array.from(values).buffer);
}

function decimal(bytes: Uint8Array, scale: number): HandMadeColumn {
  const logical = struct({ 5: struct({ 1: int(scale), 2: int(bytes.length * 2) }) });
  return {
    name: 'v',
    type: FIXED,
    element: { 2: int(bytes.length), 10: logical },
    pages: [{ count: 1, bytes }],
  };
}

function fixed(hex: string, logical: Readonly<Record<number, Thrift>>): HandMadeColumn {
  const bytes = Buffer.from(hex, 'hex');
  return {
    name: 'v',
    type: FIXED,
    element: { 2: int(bytes.length), 10: struct(logical) },
    pages: [{ count: 1, bytes }],
  };
}

function bytesColumn(hex: string, logical: Readonly<Record<number, Thrift>>): HandMadeColumn {
  const value = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(value.length);
  return {
    name: 'v',
    type: BYTE_ARRAY,
    element: { 10: struct(logical) },
    pages: [{ count: 1, bytes: Buffer.concat([length, value]) }],
  };
}

async function read(bytes: Uint8Array, name = 'x.parquet') {
  const source = {
    size: bytes.length,
    read: async (start: number, end: number) => bytes.subarray(start, end),
  };
  return await readFile(source, {
    name,
    limits: { maxBytes: MIB, maxRows: 100 },
    withRows: true,
  });
}
