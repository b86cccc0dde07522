import { parse } from 'csv-parse/sync';
import { array, assert, property, string, tuple } from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type DelimitedOptions, readDelimited } from './delimited.ts';
import { readRecords } from './delimited-records.ts';

function read(text: string, options: Partial<DelimitedOptions> = {}) {
  const {
    columns,
    rows,
    notices = [],
    dialect,
  } = readDelimited(text, {
    isCut: false,
    maxRows: 100,
    ...options,
  });
  return {
    names: columns.map(({ name }) => name),
    types: columns.map(({ type }) => type),
    rows: rows.map((row) => Object.values(row)),
    codes: notices.map(({ code }) => code),
    messages: notices.map(({ message }) => message),
    dialect,
  };
}

describe('line ends', () => {
  it.each([
    ['a CRLF header and LF rows', 'sku,qty\r\nA-1,7\nB-2,8\n'],
    ['an LF header and CRLF rows', 'sku,qty\nA-1,7\r\nB-2,8\r\n'],
    ['lone CR', 'sku,qty\rA-1,7\rB-2,8\r'],
    ['rows that differ among themselves', 'sku,qty\rA-1,7\r\nB-2,8'],
    ['an LF header and lone CR rows', 'sku,qty\nA-1,7\rB-2,8'],
  ])('%s produce the same rows', (_name, text) => {
    const { names, types, rows, codes } = read(text);
    expect(names).toEqual(['sku', 'qty']);
    expect(types).toEqual(['string', 'integer']);
    expect(rows).toEqual([
      ['A-1', '7'],
      ['B-2', '8'],
    ]);
    expect(codes).toEqual([]);
  });

  it('keeps line ends inside quoted values', () => {
    expect(read('k,v\r\n1,"one\r\ntwo\rthree\nfour"\n2,end\r\n').rows).toEqual([
      ['1', 'one\r\ntwo\rthree\nfour'],
      ['2', 'end'],
    ]);
  });

  it('reads a blank line as an empty value if there is one column', () => {
    expect(read('id\n1\n\n3\n').rows).toEqual([['1'], [''], ['3']]);
  });

  it('skips blank lines between rows of several columns and reports the first position', () => {
    const { rows, messages } = read('\na,b\n1,2\n\n\n3,4\n\n');
    expect(rows).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(messages).toEqual(['2 blank lines, the first at line 4, are skipped.']);
  });

  it('drops the last record of truncated text unless its line ends', () => {
    expect(read('a,b\n1,2\n3,4', { isCut: true }).rows).toEqual([['1', '2']]);
    expect(read('a,b\n1,2\n3,4\n', { isCut: true }).rows).toHaveLength(2);
    expect(read('a,b\r1,2\r3,4\r', { isCut: true }).rows).toHaveLength(2);
  });
});

describe('dialects', () => {
  it.each([
    [
      'semicolons with a comma in the header',
      'Stadt;Preis, netto\nBonn;3,40\nKiel;12,05\n',
      ';',
      ['Stadt', 'Preis, netto'],
    ],
    [
      'semicolons with units in the header',
      'Preis,EUR;Menge,kg\n1,5;2,5\n3,25;4,0\n',
      ';',
      ['Preis,EUR', 'Menge,kg'],
    ],
    [
      'commas with semicolons in quoted values',
      'id,name,tags\n1,Bo,"a;b"\n2,Al,"c;d"\n',
      ',',
      ['id', 'name', 'tags'],
    ],
    ['semicolons with prose', 'id;text\n1;a, b, c\n2;d, e\n', ';', ['id', 'text']],
    ['a header alone', 'Stadt;Preis, netto\n', ';', ['Stadt', 'Preis, netto']],
    ['pipes', 'a|b,c\n1|2,3\n', '|', ['a', 'b,c']],
    ['tabs', 'a\tb;c\n1\t2;3\n', '\t', ['a', 'b;c']],
    ['a title above the table', 'Sales\nid;n\n1;2\n3;4\n', ';', ['Sales', 'column_2']],
    ['nothing to separate', 'id\n1\n', ',', ['id']],
  ])('detects the delimiter of %s', (_name, text, delimiter, names) => {
    const found = read(text);
    expect(found.dialect.delimiter).toBe(delimiter);
    expect(found.names).toEqual(names);
  });

  it('uses the delimiter of the file name if the content agrees', () => {
    expect(read('a\tb,c\n1\t2,3\n', { hint: '\t' }).names).toEqual(['a', 'b,c']);
    expect(read('a,b\n1,2\n', { hint: undefined }).names).toEqual(['a', 'b']);
  });

  it.each([
    ['a quote that only a backslash escapes', 't,u\n"say \\"no\\", now",5\n', '\\', ['say "no", now', '5']],
    ['a doubled quote', 't,u\n"say ""no"", now",5\n', '"', ['say "no", now', '5']],
    ['a path that ends with a backslash', 't,u\n"C:\\data\\",5\n', '"', ['C:\\data\\', '5']],
    [
      'other backslashes beside escaped quotes',
      't,u\n"C:\\new \\"x\\" \\\\",5\n',
      '\\',
      ['C:\\new "x" \\', '5'],
    ],
  ])('understands %s', (_name, text, escapedBy, row) => {
    const { dialect, rows } = read(text);
    expect(dialect.escape).toBe(escapedBy);
    expect(rows).toEqual([row]);
  });

  it.each([
    ['^', 'a^b\n1^2\n'],
    ['~', 'a~b\n1~2\n'],
    ['\\x01', 'a\u0001b\n1\u00012\n'],
    ['\\t', 'a\tb\n1\t2\n'],
    ['-', 'a-b\n1-2\n'],
    [']', 'a]b\n1]2\n'],
  ])('uses the requested delimiter %s', (columnDelimiter, text) => {
    expect(read(text, { columnDelimiter }).rows).toEqual([['1', '2']]);
  });

  it('uses a requested quote, no quote, and a requested escape', () => {
    expect(read("a,b\n'x,y',2\n", { quote: "'" }).rows).toEqual([['x,y', '2']]);
    expect(read('a,b\n"x,2\n', { quote: '' }).rows).toEqual([['"x', '2']]);
    expect(read('a,b\n"x^"y",2\n', { escape: '^' }).rows).toEqual([['x"y', '2']]);
  });

  it('uses the requested header rows, skipped rows and null value', () => {
    expect(read('1,2\n3,4\n', { headerRows: 0 })).toMatchObject({
      names: ['column_1', 'column_2'],
      rows: [
        ['1', '2'],
        ['3', '4'],
      ],
      codes: [],
    });
    expect(read('Sales\n"open\nid,n\n1,x\n', { skipRows: 2 })).toMatchObject({
      names: ['id', 'n'],
      rows: [['1', 'x']],
    });
    expect(read('a,b\nx,\n1,NULL\n2,\n', { headerRows: 2, nullText: 'NULL' })).toMatchObject({
      names: ['a_x', 'b'],
      rows: [
        ['1', null],
        ['2', ''],
      ],
    });
  });

  it.each([{ quote: '""' }, { escape: '\n' }, { headerRows: -1 }, { skipRows: 1.5 }])(
    'refuses %j',
    (options) => {
      expect(() => read('a,b\n1,2\n', options)).toThrow(
        expect.objectContaining({ code: 'dialect-unsupported' }),
      );
    },
  );
});

describe('records that do not match the header', () => {
  it('keeps extra values, shows missing values as null, and reports the first line of each', () => {
    const { names, rows, messages } = read('a,b\n1,2\n3,4,5\n6\n7,8,9\n');
    expect(names).toEqual(['a', 'b', 'column_3']);
    expect(rows).toEqual([
      ['1', '2', null],
      ['3', '4', '5'],
      ['6', null, null],
      ['7', '8', '9'],
    ]);
    expect(messages).toEqual([
      expect.stringMatching(/^2 rows, the first at line 3, have more values than the header has names \(2\)/),
      expect.stringMatching(/^The row at line 4 has fewer values/),
    ]);
  });

  it('renames duplicate and missing names and lists them', () => {
    const { names, messages } = read('id,id,,__proto__, id\n1,2,3,4,5\n');
    expect(names).toEqual(['id', 'id_2', 'column_3', '__proto__', ' id']);
    expect(messages).toEqual([
      'The header has no name for a column: column 3 is shown as column_3.',
      'The header repeats names: column 2 ("id") is shown as id_2.',
    ]);
  });

  it('reports an unclosed quote and shows the rows before it', () => {
    const { rows, messages } = read('id,n\n1,x\n2,"open\n3,y\n');
    expect(rows).toEqual([['1', 'x']]);
    expect(messages).toEqual([
      'The quote that opens at line 3 is not closed before the file ends. Rows from there on are not shown.',
    ]);
  });

  it('does not report a quoted value that the truncation splits', () => {
    expect(read(`id,n\n${'1,x\n'.repeat(50)}2,"cut`, { isCut: true }).codes).toEqual([]);
  });

  it('reports text after a closing quote and shows the value unchanged', () => {
    const { rows, codes } = read('a,b\n"x"y,1\n');
    expect(rows).toEqual([['"x"y', '1']]);
    expect(codes).toEqual(['stray-quotes']);
  });

  it('keeps quotes in the middle of a value without a notice', () => {
    expect(read('id,size\n1,5" pipe\n')).toMatchObject({ rows: [['1', '5" pipe']], codes: [] });
  });

  it('reports a first row of values that is read as the header', () => {
    expect(read('1,2\n3,4\n').codes).toEqual(['header-of-values']);
    expect(read('id,2024-01-01\n3,4\n').codes).toEqual([]);
  });
});

test.each([
  ['2023-02-29', 'string'],
  ['2024-02-29', 'date'],
  ['1900-02-29', 'string'],
  ['2000-02-29', 'date'],
  ['2023-04-31', 'string'],
  ['2023-13-01', 'string'],
  ['2023-00-10', 'string'],
  ['0999-12-31', 'date'],
  ['0000-01-01', 'string'],
  ['2023-06-15T25:00:00', 'string'],
  ['2023-06-15T24:00:00', 'string'],
  ['2023-06-15T23:60:00', 'string'],
  ['2023-06-31T10:00:00Z', 'string'],
  ['2023-06-15T10:00:00', 'date-time'],
  ['2023-06-15 10:00:00.123456789', 'date-time'],
  ['2023-06-15T10:00:00+05:30', 'date-time'],
  ['2023-06-15T10:00:00+25:00', 'string'],
  ['01234', 'string'],
  ['-5', 'integer'],
  ['+5', 'string'],
  ['1e5', 'number'],
  ['.5', 'number'],
  ['1,000', 'string'],
  ['9007199254740993', 'integer'],
  ['9223372036854775807', 'integer'],
  ['-9223372036854775808', 'integer'],
  ['9223372036854775808', 'number'],
  ['TRUE', 'boolean'],
  ['', 'string'],
])('types a column with the value %j as %s', (value, type) => {
  expect(read(`k;v\na;${value}\n`).types[1]).toBe(type);
});

test('reads arbitrary quoted records like an independent reader', () => {
  const field = string({ maxLength: 8, unit: 'binary' });
  assert(
    property(array(tuple(field, field), { minLength: 1, maxLength: 5 }), (records) => {
      const quoted = records.map((record) => record.map((value) => `"${value.replaceAll('"', '""')}"`));
      const text = quoted.map((record) => `${record.join(',')}\n`).join('');
      const read = readRecords(text, { delimiter: ',', quote: '"', escape: '"' }, { maxRecords: 10 });
      expect(read.records.map(({ values }) => values)).toEqual(records);
      const other: unknown = parse(Buffer.from(text), { record_delimiter: ['\r\n', '\n', '\r'] });
      // The independent reader works on bytes, which cannot hold lone surrogates.
      if (text.isWellFormed()) expect(other).toEqual(records);
    }),
  );
});

test('reads a header of 5,000 columns and a line of 1 MB', () => {
  const line = (value: (index: number) => string) =>
    Array.from({ length: 5000 }, (_, index) => value(index)).join(',');

  expect(read(`${line((index) => `c${index}`)}\n${`${line(String)}\n`.repeat(30)}`).rows).toHaveLength(30);
  expect(read(`a,b\n1,"${'x""'.repeat(350_000)}"\n`).rows[0]?.[1]).toHaveLength(700_000);
});
