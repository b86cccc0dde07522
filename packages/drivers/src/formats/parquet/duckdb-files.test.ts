import { writeWithDuckDb } from '@headwater/source-fixtures';
import { expect, test } from 'vitest';
import { readFile } from '../reader/read-file.ts';

const MIB = 1024 * 1024;

test.each<[string, string, unknown, string]>([
  [
    'the widest decimal',
    "'98765432109876543210987654321098765432'::DECIMAL(38,0)",
    '98765432109876543210987654321098765432',
    'number',
  ],
  ['a decimal that a number holds', '2.50::DECIMAL(18,2)', 2.5, 'number'],
  ['a sum that no number holds', "'-88888888888888888.17'::DECIMAL(25,2)", '-88888888888888888.17', 'number'],
  [
    'decimals in lists',
    "[0.07::DECIMAL(9,2), '123456789012345678.05'::DECIMAL(20,2)]",
    [0.07, '123456789012345678.05'],
    'array',
  ],
  ['decimals in maps', "MAP {'a': 1.15::DECIMAL(5,2)}", { a: 1.15 }, 'object'],
  ['decimals in structures in lists', "[{'p': 0.29::DECIMAL(5,2)}]", [{ p: 0.29 }], 'array'],
  ['the largest integer', '9223372036854775807::BIGINT', '9223372036854775807', 'integer'],
  ['the largest unsigned integer', "'18446744073709551615'::UBIGINT", '18446744073709551615', 'integer'],
  [
    'integers at any depth',
    "{'a': [MAP {'k': 9007199254740993::BIGINT}]}",
    { a: [{ k: '9007199254740993' }] },
    'object',
  ],
  ['unsigned integers of 32 bits', '4000000000::UINTEGER', 4_000_000_000, 'integer'],
  ['a float as it was written', '0.3::FLOAT', 0.3, 'number'],
  ['a number that is none', "'nan'::DOUBLE", 'NaN', 'number'],
  ['infinities', "['inf'::FLOAT, '-inf'::FLOAT]", ['Infinity', '-Infinity'], 'array'],
  [
    'a local timestamp of microseconds',
    "TIMESTAMP '2021-05-06 07:08:09.000010'",
    '2021-05-06T07:08:09.00001',
    'date-time',
  ],
  [
    'a local timestamp of nanoseconds',
    "TIMESTAMP_NS '2021-05-06 07:08:09.123456789'",
    '2021-05-06T07:08:09.123456789',
    'date-time',
  ],
  [
    'a local timestamp of milliseconds before 1970',
    "TIMESTAMP_MS '1912-06-23 00:00:00.001'",
    '1912-06-23T00:00:00.001',
    'date-time',
  ],
  [
    'a point in time',
    "TIMESTAMPTZ '2021-05-06 07:08:09.123456+09'",
    '2021-05-05T22:08:09.123456Z',
    'date-time',
  ],
  ['a timestamp without end', "'infinity'::TIMESTAMP", 'infinity', 'date-time'],
  ['a timestamp before Christ', "TIMESTAMP '0001-02-03 (BC) 04:05:06'", '0000-02-03T04:05:06', 'date-time'],
  ['a time', "TIME '13:14:15.000016'", '13:14:15.000016', 'string'],
  ['the end of a day', "TIME '24:00:00'", '24:00:00', 'string'],
  ['a date', "DATE '1900-02-28'", '1900-02-28', 'date'],
  ['a date after 9999', "DATE '65536-07-08'", '+065536-07-08', 'date'],
  ['a date before Christ', "DATE '0754-04-21 (BC)'", '-000753-04-21', 'date'],
  ['dates without beginning', "'-infinity'::DATE", '-infinity', 'date'],
  ['an interval', "INTERVAL '27 months 4 days 3723004 milliseconds'", 'P2Y3M4DT1H2M3.004S', 'string'],
  ['an interval of nothing', "INTERVAL '0 days'", 'PT0S', 'string'],
  [
    'a UUID',
    "'6ba7b810-9dad-11d1-80b4-00c04fd430c8'::UUID",
    '6ba7b810-9dad-11d1-80b4-00c04fd430c8',
    'string',
  ],
  ['an enumeration', "'large'::ENUM('small', 'large')", 'large', 'string'],
  ['JSON as it was written', `'{"n": 1e999, "n": 2}'::JSON`, '{"n": 1e999, "n": 2}', 'string'],
  ['bytes', "'\\xC3\\x28'::BLOB", 'wyg=', 'string'],
  ['lists in lists', '[[1, NULL], [], NULL]', [[1, null], [], null], 'array'],
  [
    'structures of which some are null',
    "[{'x': 1}, {'x': NULL}, NULL]",
    [{ x: 1 }, { x: null }, null],
    'array',
  ],
  ['a map with the key of a prototype', "MAP {'__proto__': 1}", JSON.parse('{"__proto__":1}'), 'object'],
  ['a map with numbers for keys', 'MAP {9007199254740993: true}', { '9007199254740993': true }, 'object'],
  [
    'a variant',
    "{'a': 1.10::DECIMAL(9,2), 'b': [NULL, TRUE], 'c': 9007199254740993, 'd': DATE '2020-02-29'}::VARIANT",
    '{"d":"2020-02-29","c":"9007199254740993","b":[null,true],"a":1.1}',
    'string',
  ],
])('%s is shown exactly and matches the type of its column', async (_what, expression, shown, type) => {
  const bytes = await writeWithDuckDb(
    `SELECT 1 AS id, ${expression} AS v UNION ALL SELECT 2, NULL ORDER BY id`,
  );
  const { columns, rows } = await read(bytes, 100);
  expect(rows).toEqual([
    { id: 1, v: shown },
    { id: 2, v: null },
  ]);
  const xdm = columns[1]?.xdm;
  expect(xdm?.format ?? xdm?.type).toBe(type);
});

test.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli'])(
  'reads files with codec %s and both page versions',
  async (codec) => {
    const query = `SELECT i AS id, 'v' || i AS text, i % 3 = 0 AS flag, i / 4.0 AS real, i * i AS square,
      CASE WHEN i % 5 = 0 THEN NULL ELSE [i, i + 1] END AS items FROM range(3000) t(i)`;
    for (const version of ['V1', 'V2']) {
      const bytes = await writeWithDuckDb(
        query,
        `FORMAT parquet, CODEC ${codec}, PARQUET_VERSION ${version}`,
      );
      const { rows } = await read(bytes, 3000);
      expect(rows).toHaveLength(3000);
      expect(rows?.[2999]).toEqual({
        id: 2999,
        text: 'v2999',
        flag: false,
        real: 749.75,
        square: 8_994_001,
        items: [2999, 3000],
      });
      expect(rows?.[2995]).toMatchObject({ text: 'v2995', items: null });
    }
  },
);

async function read(bytes: Uint8Array, maxRows: number) {
  const source = {
    size: bytes.length,
    read: async (start: number, end: number) => bytes.subarray(start, end),
  };
  return await readFile(source, { name: 'x.parquet', limits: { maxBytes: MIB, maxRows }, withRows: true });
}
