import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LakeColumnType } from '../lake-column.ts';
import { COLUMNS, openTestLake, readParquet, type TestLake } from '../testing/test-lake.ts';

const HEADER = COLUMNS.map(({ name }) => name).join(',');

let test: TestLake;
beforeEach(async () => {
  test = await openTestLake();
});
afterEach(() => test.close());

describe('a delimited file', () => {
  it('is read back exactly by another reader', async () => {
    const { counts } = await test.load(
      [
        HEADER,
        '9007199254740993,"O""Neil, Zoë",0.1,2024-02-29,2024-03-01T12:00:00.123Z',
        '-1,"",-1e300,1969-12-31,2024-03-01 12:00:00+02:00',
        '2,,,,',
        '3,"two\nlines",5.,0001-01-01,2024-03-01',
      ].join('\n'),
    );
    expect(counts).toEqual({ received: 4, ingested: 4, failed: 0, skipped: 0, deleted: 0 });
    expect(await test.readBack()).toEqual([
      {
        id: 9007199254740993n,
        name: 'O"Neil, Zoë',
        price: 0.1,
        day: new Date('2024-02-29'),
        at: new Date('2024-03-01T12:00:00.123Z'),
      },
      { id: -1n, name: '', price: -1e300, day: new Date('1969-12-31'), at: new Date('2024-03-01T10:00:00Z') },
      { id: 2n, name: null, price: null, day: null, at: null },
      {
        id: 3n,
        name: 'two\nlines',
        price: 5,
        day: new Date('0001-01-01T00:00:00Z'),
        at: new Date('2024-03-01T00:00:00Z'),
      },
    ]);
  });

  it('has the physical and logical types of XDM', async () => {
    const columns = [
      ...COLUMNS,
      { name: 'flag', type: 'boolean' },
      { name: 'small', type: 'byte' },
      { name: 'medium', type: 'short' },
      { name: 'whole', type: 'integer' },
    ] as const;
    await test.load(`${HEADER},flag,small,medium,whole\n1,a,1,2024-01-01,2024-01-01,true,1,2,3\n`, {
      columns,
    });
    const [path = ''] = await test.partPaths();
    const { schema } = await parquetMetadataAsync(await asyncBufferFromFile(path));
    const types = schema
      .slice(1)
      .map(({ name, type, converted_type }) => [name, type, converted_type].filter(Boolean).join(' '));
    expect(types).toEqual([
      'id INT64 INT_64',
      'name BYTE_ARRAY UTF8',
      'price DOUBLE',
      'day INT32 DATE',
      'at INT64 TIMESTAMP_MILLIS',
      'flag BOOLEAN',
      'small INT32 INT_8',
      'medium INT32 INT_16',
      'whole INT32 INT_32',
    ]);
  });

  it.each([
    ['1.5', 'id', 'long'],
    ['1_000', 'id', 'long'],
    ['0x10', 'id', 'long'],
    [' 7', 'id', 'long'],
    ['9223372036854775808', 'id', 'long'],
    ['NaN', 'price', 'double'],
    ['inf', 'price', 'double'],
    ['1e999', 'price', 'double'],
    ['12345678901234567.25', 'price', 'double'],
    ['2024-02-30', 'day', 'date'],
    ['0044-03-15 BC', 'day', 'date'],
    ['infinity', 'day', 'date'],
    ['24/12/2024', 'day', 'date'],
    ['2024-01-01T00:00:00.123456Z', 'at', 'date-time'],
    ['2024-01-01T24:00:00Z', 'at', 'date-time'],
    ['2024-01-01T23:59:60Z', 'at', 'date-time'],
    ['infinity', 'at', 'date-time'],
  ])('fails the record with %s in the column %s, of type %s', async (value, column, type) => {
    const values: Record<string, string> = {
      id: '1',
      name: 'n',
      price: '1',
      day: '2024-01-01',
      at: '2024-01-01',
    };
    values[column] = value;
    const staged = await test.stage(`${HEADER}\n5,ok,1,,\n${Object.values(values).join(',')}\n6,ok,1,,\n`);
    expect(staged.counts).toMatchObject({ received: 3, ingested: 2, failed: 1 });
    expect(staged.failures).toEqual([
      {
        code: 'INGEST-1401-400',
        message: `The value of ${column} is no ${type} that the dataset can hold exactly.`,
        count: 1,
      },
    ]);
  });

  it.each<[LakeColumnType, Readonly<Record<string, unknown>>]>([
    [
      'double',
      {
        '1.7976931348623157e308': Number.MAX_VALUE,
        '5e-324': 5e-324,
        '0.30000000000000004': 0.30000000000000004,
        '0e9': 0,
        '1e22': 1e22,
      },
    ],
    [
      'date-time',
      {
        '2026-03-29 01:30:00.0000-05:00': new Date('2026-03-29T06:30:00Z'),
        '2026-03-29T01:30:00.123-0530': new Date('2026-03-29T07:00:00.123Z'),
        '1969-12-31T23:59:59.999Z': new Date('1969-12-31T23:59:59.999Z'),
        '0001-01-01T00:00:00Z': new Date('0001-01-01T00:00:00Z'),
        '9999-12-31T23:59:59.999Z': new Date('9999-12-31T23:59:59.999Z'),
      },
    ],
  ])('keeps the edge values of a %s', async (type, values) => {
    const lines = Object.keys(values).map((text) => `${text},"${text}"`);
    const columns = [
      { name: 'k', type: 'string' },
      { name: 'v', type },
    ] as const;
    const { counts } = await test.load(['k,v', ...lines].join('\n'), { columns });
    expect(counts.failed).toBe(0);
    expect(Object.fromEntries((await test.readBack()).map(({ k, v }) => [k, v]))).toEqual(values);
  });

  it.each<[LakeColumnType, readonly string[]]>([
    ['double', ['1e-400', '0.1000000000000000055511151231257827', '0.12345678901234567', '9007199254740993']],
    ['date', ['0000-01-01']],
    ['date-time', ['0000-01-01T00:00:00Z', '2026-01-01T00:00:00+99:00', '2026-01-01T00:00:00.0001Z']],
  ])('fails each %s that is not exact', async (type, texts) => {
    const columns = [{ name: 'v', type }] as const;
    const staged = await test.stage(['k,v', ...texts.map((text) => `1,${text}`)].join('\n'), { columns });
    expect(staged.counts).toMatchObject({ received: texts.length, ingested: 0, failed: texts.length });
  });

  it.each([
    ['a byte order mark', '\ufeffid,name\nx,0\n1,é\n', 'é'],
    ['Windows line endings', 'id,name\r\nx,0\r\n1,a\r\n', 'a'],
    ['old Macintosh line endings', 'id,name\rx,0\r1,a\r', 'a'],
    ['line endings of several kinds', 'id,name\r\nx,0\n1,a\r', 'a'],
    ['blank lines', '\nid,name\n\nx,0\n1,a\n\n', 'a'],
    ['a quote within an unquoted value', 'id,name\nx,0\n1,5" pipe\n', '5" pipe'],
    ['spaces around a value', 'id,name\nx,0\n1, a \n', ' a '],
    ['a Windows line ending within quotes', 'id,name\nx,0\n1,"a\r\nb"\n', 'a\r\nb'],
  ])('with %s and a failed record is read back exactly', async (_, text, name) => {
    const { counts } = await test.load(text);
    expect(counts).toEqual({ received: 2, ingested: 1, failed: 1, skipped: 0, deleted: 0 });
    expect(await test.readBack()).toMatchObject([{ id: 1n, name }]);
  });

  it.each([
    ['text before a quoted value', '2, "b"'],
    ['text after a quoted value', '2,"b" '],
    ['the header again', 'id,name'],
  ])('fails a record with %s, because its value is not certain', async (_, record) => {
    const { counts } = await test.load(`id,name\n1,a\n${record}\n3,c\n`);
    expect(counts).toMatchObject({ received: 3, ingested: 2, failed: 1 });
    const [failed] = await readParquet(join(test.folder, '_failed', 'd1', 'b1.parquet'));
    expect(failed).toMatchObject({ line: 3n, text: record });
  });

  it('shows bytes that are not UTF-8 in the text of a failed record', async () => {
    await test.load(Buffer.from('id,name\n1,caf\xe9\n', 'latin1'));
    expect(await readParquet(join(test.folder, '_failed', 'd1', 'b1.parquet'))).toMatchObject([
      { line: 2n, text: '1,caf\\xe9' },
    ]);
  });

  it('finds failed records across the chunks of a large file', async () => {
    const rows = Array.from({ length: 200_000 }, (__, at) =>
      at % 50_000 === 7 ? `x,"a\n${at}"` : `${at},"n\n"`,
    );
    const staged = await test.load(`id,name\n${rows.join('\n')}\n`);
    expect(staged.counts).toMatchObject({ received: 200_000, ingested: 199_996, failed: 4 });
    const failed = await readParquet(join(test.folder, '_failed', 'd1', 'b1.parquet'));
    expect(failed.map(({ line, text }) => [line, text])).toEqual(
      [7, 50_007, 100_007, 150_007].map((at) => [BigInt(2 + 2 * at), `x,"a\n${at}"`]),
    );
  });

  it.each(['||', '"', '\n', '§'])('is refused with the delimiter %j', async (delimiter) => {
    await expect(test.stage('id,name\n', { delimiter })).rejects.toMatchObject({ code: 'delimiter-invalid' });
  });

  it('keeps each failed record once, with its line and its text', async () => {
    const text = [
      HEADER,
      '1,"two\nlines",1,,',
      'x,"a\nb",y,,',
      '',
      '3,few',
      '4,n,1,,,many,more',
      ',no id,1,,',
      '7,ok,1,,',
    ].join('\n');
    const { counts } = await test.load(text);
    expect(counts).toEqual({ received: 6, ingested: 2, failed: 4, skipped: 0, deleted: 0 });
    expect(await readParquet(join(test.folder, '_failed', 'd1', 'b1.parquet'))).toEqual([
      expect.objectContaining({
        file: 'a.csv',
        line: 4n,
        column: 'id',
        code: 'INGEST-1401-400',
        text: 'x,"a\nb",y,,',
      }),
      expect.objectContaining({ line: 7n, column: '', code: 'INGEST-1401-400', text: '3,few' }),
      expect.objectContaining({ line: 8n, column: '', text: '4,n,1,,,many,more' }),
      expect.objectContaining({ line: 9n, column: 'id', code: 'INGEST-1555-400', text: ',no id,1,,' }),
    ]);
  });

  it('is refused as a whole if a quote is never closed, with the line of the quote', async () => {
    await expect(test.stage(`${HEADER}\n1,a,1,,\n2,"open,1,,\n3,c,1,,\n`)).rejects.toMatchObject({
      code: 'quote-unclosed',
      message: expect.stringContaining('on line 3 of a.csv'),
    });
  });

  it.each([
    ['', 'file-empty'],
    ['\n\n', 'file-empty'],
    ['id,id\n1,2\n', 'header-invalid'],
    ['id,\n1,2\n', 'header-invalid'],
    ['"id,name\n1,2\n', 'quote-unclosed'],
  ])('is refused if it is %j', async (text, code) => {
    await expect(test.stage(text)).rejects.toMatchObject({ code });
  });

  it('is read in its encoding and with its delimiter', async () => {
    await test.load(Buffer.from('id\tname\n1\tJosé\n2\tx\ty\n', 'latin1'), {
      delimiter: '\t',
      encoding: 'ISO-8859-1',
    });
    expect(await test.readBack()).toMatchObject([{ id: 1n, name: 'José' }]);
    expect((await test.lake.commits('d1'))[0]?.counts).toMatchObject({ received: 2, failed: 1 });
  });

  it('fails a record with bytes that are not UTF-8, and reads on', async () => {
    const bad = Buffer.concat([
      Buffer.from('id,name\n1,a\n2,b'),
      Buffer.from([0xff]),
      Buffer.from('\n3,c\n'),
    ]);
    const { counts } = await test.load(bad);
    expect(counts).toMatchObject({ received: 3, ingested: 2, failed: 1 });
  });

  it('ignores columns that the dataset does not declare, and names them', async () => {
    const staged = await test.stage('id,extra\n1,2\n');
    expect(staged.ignoredColumns).toEqual(['extra']);
  });

  it('is refused if no declared column is in its header', async () => {
    await expect(test.stage('1,a\n2,b\n')).rejects.toMatchObject({ code: 'header-invalid' });
  });

  it('fills the objects of names with dots', async () => {
    const columns = [
      { name: 'person.name.first', type: 'string' },
      { name: 'person.age', type: 'integer' },
    ] as const;
    await test.load('person.name.first,person.age\nAda,36\n', { columns });
    expect(await test.readBack()).toEqual([{ person: { name: { first: 'Ada' }, age: 36 } }]);
  });

  it('without records is a batch without parts', async () => {
    const { counts, parts } = await test.load(`${HEADER}\n`);
    expect([counts.received, parts]).toEqual([0, []]);
  });
});
