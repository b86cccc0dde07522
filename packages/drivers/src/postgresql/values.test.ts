import { failureOf, makeContext, type Postgres, startPostgres } from '@headwater/source-fixtures';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { driver } from '../drivers/postgresql.ts';
import { createDialGuard } from '../network/create-dial-guard.ts';

let server: Postgres;
let guard: DialGuard;
let client: Client;

beforeAll(async () => {
  server = await startPostgres();
  guard = createDialGuard({ allowPrivate: true });
  client = new Client({ connectionString: server.url() });
  await client.connect();
  await client.query(`
    CREATE ROLE reader LOGIN PASSWORD 'right-password';
    GRANT pg_read_all_data TO reader;
    CREATE ROLE limited LOGIN PASSWORD 'right-password';`);
});

afterAll(async () => {
  guard.close();
  await client.end();
  await server.close();
});

function contextOf(username = 'reader'): DriverContext {
  const params = {
    server: server.host,
    port: String(server.port),
    database: 'postgres',
    sslMode: 'Disable',
    username,
    password: 'right-password',
  };
  return makeContext({ guard, auth: { method: 'BasicAuthenticationAzure', params } });
}

async function previewOf(sql: string, path: string) {
  await client.query(sql);
  return await driver.preview(contextOf(), { path });
}

/** The value of one column of type `type`. */
let made = 0;
async function shownAs(type: string, literal: string): Promise<unknown> {
  made += 1;
  const table = `value_${made}`;
  const { rows = [] } = await previewOf(
    `CREATE TABLE ${table} (v ${type}); INSERT INTO ${table} VALUES (${literal})`,
    `public.${table}`,
  );
  return rows[0]?.v;
}

describe('shows a value unchanged', () => {
  test.each([
    ['date', "'infinity'", 'infinity'],
    ['date', "'-infinity'", '-infinity'],
    ['date', "'0044-03-15 BC'", '0044-03-15 BC'],
    ['date', "'12024-01-31'", '12024-01-31'],
    ['timestamp', "'infinity'", 'infinity'],
    ['timestamp', "'0044-03-15 12:00 BC'", '0044-03-15T12:00:00 BC'],
    ['timestamp', "'294276-12-31 23:59:59.999999'", '294276-12-31T23:59:59.999999'],
    ['timestamptz', "'-infinity'", '-infinity'],
    ['timestamptz', "'20000-01-01 00:00+00'", '20000-01-01T00:00:00+00:00'],
    ['time', "'24:00:00'", '24:00:00'],
    ['timetz', "'13:45:00.5+02'", '13:45:00.5+02'],
    ['interval', "'1 year 2 months -3 days 04:05:06.789'", 'P1Y2M-3DT4H5M6.789S'],
    ['numeric', "'NaN'", 'NaN'],
    ['numeric', "'-Infinity'", '-Infinity'],
    ['numeric', '1e-20', '0.00000000000000000001'],
    ['numeric', '0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['numeric', '1e23', '100000000000000000000000'],
    ['bigint', '-9223372036854775808', '-9223372036854775808'],
    ['double precision', '1e16', 1e16],
    ['double precision', '1e-7', 1e-7],
    ['double precision', "'NaN'", 'NaN'],
    ['double precision', "'-0'", '-0'],
    ['real', '1e-5', 1e-5],
    ['money', '92233720368547758.07', '$92,233,720,368,547,758.07'],
    ['bytea', "'\\x00ff'", 'AP8='],
    ['json', `'{"a": 12345678901234567890.123, "a": 2}'`, '{"a": 12345678901234567890.123, "a": 2}'],
    ['jsonb', `'{"n": 1e2, "m": 9007199254740993}'`, '{"m": 9007199254740993, "n": 100}'],
    ['xml', '\'<a b="c">&amp;</a>\'', '<a b="c">&amp;</a>'],
    ['bit(5)', "B'00101'", '00101'],
    ['bit varying', "B'1'", '1'],
    ['tstzrange', "'[2024-01-01 00:00+00,)'", '["2024-01-01 00:00:00+00",)'],
    ['int4multirange', "'{[1,3),[5,7)}'", '{[1,3),[5,7)}'],
    ['bigint[]', "'{9007199254740993,1}'", ['9007199254740993', 1]],
    ['double precision[]', "'{1e16,NaN,NULL}'", [1e16, 'NaN', null]],
    [
      'integer[][]',
      "'{{1,2},{3,4}}'",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['timestamp[]', "'{infinity}'", ['infinity']],
    ['integer[]', "'[0:1]={5,6}'", '[0:1]={5,6}'],
    ['integer[][]', "'[1:2][-1:0]={{1,2},{3,4}}'", '[1:2][-1:0]={{1,2},{3,4}}'],
    ['double precision[]', "'[2:3]={1e16,NULL}'", '[2:3]={1e+16,NULL}'],
    ['text[]', "'[1:2]={a,b}'", ['a', 'b']],
    ['text[]', "'{}'", []],
    ['text[]', 'NULL', null],
    ['text[]', "'{NULL}'", [null]],
    ['interval[]', "'{1 day}'", '{P1D}'],
    ['int2vector', "'1 2'", '1 2'],
    ['"char"', "'x'", 'x'],
    ['pg_lsn', "'16/B374D848'", '16/B374D848'],
  ])('%s %s', async (type, literal, shown) => {
    expect(await shownAs(type, literal)).toEqual(shown);
  });

  test("a composite in the server's own format", async () => {
    await client.query('CREATE TYPE place AS (name text, at numeric)');
    expect(await shownAs('place', `ROW('a "b"', 1.50)`)).toBe('("a ""b""",1.50)');
    expect(await shownAs('place[]', `ARRAY[ROW('x', NULL)::place]`)).toBe('{"(x,)"}');
  });
});

describe('resolves a type to its base type', () => {
  beforeAll(async () => {
    await client.query(`
      CREATE DOMAIN first AS int; CREATE DOMAIN second AS first; CREATE DOMAIN third AS second CHECK (VALUE > 0);
      CREATE DOMAIN stamp AS timestamptz; CREATE DOMAIN stamp_list AS stamp[]; CREATE DOMAIN blobs AS bytea;
      CREATE DOMAIN numbers AS first[];
      CREATE SCHEMA own; CREATE TYPE own.numeric AS ENUM ('one'); CREATE TYPE own._int4 AS ENUM ('two');`);
  });

  test.each([
    ['first', '5', { type: 'integer' }, 5],
    ['second', '6', { type: 'integer' }, 6],
    ['third', '7', { type: 'integer' }, 7],
    ['blobs', "'\\x00ff'", { type: 'string' }, 'AP8='],
    ['second[]', "'{1,2}'", { type: 'array', items: { type: 'integer' } }, [1, 2]],
    ['numbers', "'[0:0]={3}'", { type: 'array', items: { type: 'integer' } }, '[0:0]={3}'],
    ['numbers', "'{3}'", { type: 'array', items: { type: 'integer' } }, [3]],
    [
      'stamp_list',
      "'{2024-02-29 13:45+02}'",
      { type: 'array', items: { type: 'string', format: 'date-time' } },
      ['2024-02-29T11:45:00+00:00'],
    ],
    ['numbers[]', `'{"{1,2}"}'`, { type: 'string' }, '{"{1,2}"}'],
    ['own."numeric"', "'one'", { type: 'string' }, 'one'],
    ['own._int4', "'two'", { type: 'string' }, 'two'],
  ])('%s', async (type, literal, xdm, shown) => {
    made += 1;
    const table = `followed_${made}`;
    const { columns, rows } = await previewOf(
      `CREATE TABLE ${table} (v ${type}); INSERT INTO ${table} VALUES (${literal})`,
      table,
    );
    expect(columns).toEqual([{ name: 'v', type, xdm }]);
    expect(rows).toEqual([{ v: shown }]);
  });
});

describe('row-level security', () => {
  beforeAll(async () => {
    await client.query(`
      CREATE ROLE auditor LOGIN BYPASSRLS PASSWORD 'right-password';
      GRANT pg_read_all_data TO auditor;
      CREATE TABLE guarded (v int); INSERT INTO guarded VALUES (1), (2), (3);
      ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
      CREATE POLICY small ON guarded USING (v < 2);
      CREATE TABLE owned (v int); INSERT INTO owned VALUES (1);
      ALTER TABLE owned OWNER TO limited; ALTER TABLE owned ENABLE ROW LEVEL SECURITY;
      CREATE TABLE forced (v int); ALTER TABLE forced OWNER TO limited;
      ALTER TABLE forced ENABLE ROW LEVEL SECURITY; ALTER TABLE forced FORCE ROW LEVEL SECURITY;`);
  });

  test.each([
    ['reader', 'guarded', [{ v: 1 }], ['row-security-active']],
    ['auditor', 'guarded', [{ v: 1 }, { v: 2 }, { v: 3 }], []],
    ['limited', 'owned', [{ v: 1 }], []],
    ['limited', 'forced', [], ['row-security-active']],
  ])('%s previews %s and reports whether rows are hidden', async (user, path, rows, codes) => {
    const preview = await driver.preview(contextOf(user), { path });
    expect(preview.rows).toEqual(rows);
    expect((preview.notices ?? []).map(({ code }) => code)).toEqual(codes);
  });
});

describe('names and widths', () => {
  test("a column may have any name that the driver's statements use", async () => {
    const names = [
      'r',
      'w',
      's',
      'json',
      'total',
      'c0',
      'c1',
      'preview',
      'row_to_json',
      '__proto__',
      'a"b',
      'ctid ',
    ];
    const list = names.map((name) => `"${name.replaceAll('"', '""')}" int`).join(', ');
    const { rows } = await previewOf(
      `CREATE TABLE r (${list}); INSERT INTO r VALUES (${names.map((_, index) => index)})`,
      'r',
    );
    expect(rows?.map(Object.entries)).toEqual([names.map((name, index) => [name, index])]);
  });

  test('describes and previews a table of 1,600 columns', async () => {
    const names = Array.from({ length: 1600 }, (_, index) => `column_${index}`);
    const { columns, rows } = await previewOf(
      `CREATE TABLE widest (${names.map((name) => `${name} int`).join(', ')}); INSERT INTO widest (column_1599) VALUES (8)`,
      'widest',
    );
    expect(columns).toHaveLength(1600);
    expect(rows?.[0]).toMatchObject({ column_0: null, column_1599: 8 });
    expect(Object.keys(rows?.[0] ?? {})).toEqual(names);
  });

  test('1,120 lists tables page by page, each once, in all schemas or one', async () => {
    const names = Array.from({ length: 560 }, (_, index) => [`t${index}`, `T.${index}`]).flat();
    await client.query(
      `CREATE SCHEMA many; ${names.map((name) => `CREATE TABLE many."${name}" ()`).join(';')}`,
    );
    for (const path of ['', 'many']) {
      const paths: string[] = [];
      let after: string | undefined;
      do {
        const listing = await driver.list(contextOf(), path, after === undefined ? {} : { after });
        paths.push(...listing.entries.map((entry) => entry.path));
        after = listing.after;
      } while (after !== undefined);
      expect(paths.filter((name) => name.startsWith('many.'))).toHaveLength(1120);
      expect(new Set(paths).size).toBe(paths.length);
    }
    const { after = '' } = await driver.list(contextOf(), 'many');
    expect(await failureOf(driver.list(contextOf(), '', { after }))).toMatchObject({
      code: 'cursor-of-other-path',
    });
    const forged = Buffer.from('["many","no table"]').toString('base64url');
    expect(await failureOf(driver.list(contextOf(), 'many', { after: forged }))).toMatchObject({
      code: 'cursor-invalid',
    });
  });

  test('a table without columns has rows without values', async () => {
    const { columns, rows } = await previewOf(
      'CREATE TABLE nothing (); INSERT INTO nothing DEFAULT VALUES',
      'nothing',
    );
    expect([columns, rows]).toEqual([[], [{}]]);
  });
});

describe('the cause of a failed read', () => {
  test.each([
    ['a division by zero', 'SELECT 1 / (i - i) AS q FROM generate_series(1, 3) i', '22012'],
    [
      'a cast that fails',
      "SELECT (CASE WHEN i > 0 THEN 'x' END)::int AS q FROM generate_series(1, 3) i",
      '22P02',
    ],
    ['a function that reads a missing table', 'SELECT own_function() AS q', '42P01'],
  ])('of a view with %s is the view', async (what, query, sqlState) => {
    const view = what.replace(/\W/g, '_');
    await client.query(`
      CREATE OR REPLACE FUNCTION own_function() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT 1 FROM is_gone); END';
      CREATE VIEW ${view} AS ${query}`);
    expect(await failureOf(driver.preview(contextOf(), { path: view }))).toMatchObject({
      code: 'view-broken',
      cause: `The view ${view} cannot be read: its own query fails with SQLSTATE ${sqlState}.`,
    });
  });

  test('of a table is not a view', async () => {
    await client.query(`
      CREATE TABLE computed (v int, w int GENERATED ALWAYS AS (v) STORED); INSERT INTO computed VALUES (1);
      CREATE FUNCTION refuse(int) RETURNS bool LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no'' USING ERRCODE = ''HW001''; END';
      ALTER TABLE computed ENABLE ROW LEVEL SECURITY;
      CREATE POLICY refused ON computed USING (refuse(v));`);
    const failure = await failureOf(driver.preview(contextOf(), { path: 'computed' }));
    expect(failure).toMatchObject({ code: 'sql-error', cause: expect.stringContaining('HW001') });
    expect(`${failure.cause} ${failure.nextStep}`).not.toMatch(/view/);
  });

  test('of a table of which some columns are granted names these columns', async () => {
    await client.query(`
      CREATE TABLE partly (id int, name text, salary int);
      GRANT SELECT (id, name) ON partly TO limited;`);
    expect(await failureOf(driver.preview(contextOf('limited'), { path: 'public.partly' }))).toMatchObject({
      code: 'column-access-denied',
      cause: 'User limited may read only some columns of public.partly: id, name.',
      nextStep: expect.stringContaining('GRANT SELECT ON public.partly TO "limited"'),
    });
  });

  test('of a view whose owner may not read its table is not a grant on the view', async () => {
    await client.query(`
      CREATE ROLE owner; CREATE TABLE kept_back (v int);
      CREATE VIEW over_kept_back AS SELECT v FROM kept_back; ALTER VIEW over_kept_back OWNER TO owner;
      GRANT SELECT ON over_kept_back TO limited;`);
    const failure = await failureOf(driver.preview(contextOf('limited'), { path: 'over_kept_back' }));
    expect(failure.code).toBe('view-access-denied');
    expect(failure.nextStep).not.toContain('GRANT SELECT ON over_kept_back');
  });
});
