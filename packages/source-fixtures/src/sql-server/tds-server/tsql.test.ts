import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCertificate, type TestCertificate } from '../../network/certificate.ts';
import { needsPrograms } from '../../programs/needs-programs.ts';
import { makeSampleDatabase } from './sample-database.ts';
import { startTdsServer, type TdsServer } from './start-tds-server.ts';
import type { TdsServerOptions } from './tds-server-options.ts';

/** FreeTDS's names for its encryption modes. */
type TsqlEncryption = 'off' | 'request' | 'require';

// FreeTDS shares no code with this project, so it is an independent check of the wire format.
describe('FreeTDS tsql, an independent client', needsPrograms('tsql'), () => {
  let folder: string;
  let certificate: TestCertificate;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'headwater-tsql-'));
    certificate = await makeCertificate();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function runTsql(
    server: TdsServer,
    batches: readonly string[],
    { encryption = 'request', password = server.password, database = 'sales' } = {} as {
      encryption?: TsqlEncryption;
      password?: string;
      database?: string;
    },
  ): Promise<string> {
    const configuration = join(folder, `${server.port}-${encryption}.conf`);
    const lines = ['[test]', `host = ${server.host}`, `port = ${server.port}`, 'tds version = 7.4'];
    await writeFile(
      configuration,
      [...lines, `encryption = ${encryption}`, 'client charset = UTF-8', ''].join('\n'),
    );
    const args = ['-S', 'test', '-U', server.user, '-P', password, '-D', database, '-o', 'fhq', '-t', '|'];
    const input = batches.map((batch) => `${batch}\ngo\n`).join('');
    return await new Promise((resolve) => {
      const env = { ...process.env, FREETDSCONF: configuration, LC_ALL: 'C.UTF-8' };
      const child = execFile('tsql', args, { env, timeout: 10_000 }, (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
      child.stdin?.end(`${input}exit\n`);
    });
  }

  async function runAgainst(
    options: TdsServerOptions,
    batches: readonly string[],
    how?: Parameters<typeof runTsql>[2],
  ): Promise<string> {
    const server = await startTdsServer({ databases: [makeSampleDatabase()], ...options });
    const output = await runTsql(server, batches, how);
    await server.close();
    return output;
  }

  test.each([
    ['off', 'available'],
    ['request', 'available'],
    ['require', 'available'],
    ['request', 'required'],
    ['require', 'required'],
  ] as const)("logs in with encryption %s if the server's encryption is %s", async (encryption, mode) => {
    const output = await runAgainst({ certificate, encryption: mode }, ['select DB_NAME()'], { encryption });
    expect(output).toContain('sales');
  });

  test('cannot log in if client and server disagree on encryption', async () => {
    const batches = ['select DB_NAME()'];
    expect(await runAgainst({}, batches, { encryption: 'require' })).not.toContain('sales');
    const required = { certificate, encryption: 'required' } as const;
    expect(await runAgainst(required, batches, { encryption: 'off' })).not.toContain('sales');
  });

  test('reads rows, with and without nulls, of every supported type', async () => {
    const types = [
      'bigint',
      'bit',
      'decimal(38,10)',
      'money',
      'float',
      'nvarchar(30)',
      'varchar(20)',
      'varbinary(4)',
    ];
    const more = [
      'uniqueidentifier',
      'date',
      'datetime',
      'smalldatetime',
      'char(3)',
      'nchar(2)',
      'ntext',
      'smallint',
    ];
    const columns = [...types, ...more].map((type, index) => ({ name: `c${index}`, type }));
    const row = [
      -9_223_372_036_854_775_808n,
      true,
      '-1234567890123456789012345678.0123456789',
      '-922337203685477.5808',
      1.5,
      'Grüße 東京 🌍',
      '10 €',
      Buffer.from('c0ffee', 'hex'),
      '6F9619FF-8B86-D011-B42D-00C04FC964FF',
      '2024-02-29',
      '2024-02-29 13:14:15.123',
      '2024-02-29 13:14:00',
      'ab',
      'é',
      'ünï',
      -32_768,
    ];
    const table = { name: 'types', columns, rows: [row, row.map(() => null)] };
    const output = await runAgainst({ databases: [{ name: 'sales', tables: [table] }] }, [
      'select * from types',
    ]);
    const [first, second] = output.split('\n').filter((line) => line.includes('|'));
    expect(first?.split('|').slice(0, 9)).toEqual([
      '-9223372036854775808',
      '1',
      '-1234567890123456789012345678.0123456789',
      '-922337203685477.5808',
      '1.5',
      'Grüße 東京 🌍',
      '10 €',
      'c0ffee',
      '6F9619FF-8B86-D011-B42D-00C04FC964FF',
    ]);
    expect(first?.split('|').slice(9)).toEqual([
      expect.stringContaining('Feb 29 2024'),
      expect.stringContaining('Feb 29 2024'),
      expect.stringContaining('Feb 29 2024'),
      'ab ',
      'é ',
      'ünï',
      '-32768',
    ]);
    expect(second?.split('|').every((value) => value === 'NULL')).toBe(true);
  });

  test('reassembles values that span many packets', async () => {
    const table = {
      name: 'long',
      columns: [{ name: 'note', type: 'nvarchar(max)' }],
      rows: [['ä'.repeat(100_000)], ['end']],
    };
    const output = await runAgainst({ databases: [{ name: 'sales', tables: [table] }] }, [
      'select * from long',
    ]);
    expect(output.split('\n').slice(0, 2)).toEqual(['ä'.repeat(100_000), 'end']);
  });

  test('runs several statements in a batch, with joins and conditions', async () => {
    const output = await runAgainst({}, [
      "select top 2 o.orderId, c.segment from orders o join customers as c on c.customerId = o.customerId where o.quantity > 3 and c.country <> 'de' order by o.orderId desc",
      "set nocount on; select count(*) from [reporting].[german customers] select LEN(N'ab ')",
      "select count(*) from [reporting].[german customers] where country = 'de ' select substring('abc', 0, 3)",
    ]);
    expect(output.trim().split('\n')).toEqual(['O-0045|online', 'O-0044|wholesale', '3', '2', '3', 'ab']);
  });

  test.each([
    ['select * from nope', 208, "Invalid object name 'nope'."],
    ['select nope from orders', 207, "Invalid column name 'nope'."],
    [
      'select * from customers',
      229,
      "SELECT permission was denied on the object 'customers', database 'sales'",
    ],
    ['selec 1', 102, 'Incorrect syntax near'],
    ['select nope(1)', 195, 'is not a recognized built-in function name'],
    ['select * from other.dbo.orders', 40515, 'Reference to database and/or server name'],
    ['delete from orders', 40510, "Statement 'DELETE' is not supported"],
    ['select amount from orders where amount > 1', 40510, 'is not supported'],
    ['use nowhere', 911, "Database 'nowhere' does not exist"],
    ['set showplan_all on', 195, 'is not a recognized SET option'],
    ['select convert(int, orderId) from orders', 529, 'Explicit conversion from data type nvarchar to int'],
    ['select top (@n) orderId from orders', 137, 'Must declare the scalar variable'],
    ['select customerId from orders where count(*) = 1', 40510, 'is not supported'],
    [
      'select country, customerId from reporting.[german customers] group by country',
      102,
      "Incorrect syntax near 'group'",
    ],
    ['select count(*), orderId from orders', 40510, 'is not supported'],
    ['select top (-1) orderId from orders', 127, 'may not be negative'],
    ['select substring(orderId, 1, -1) from orders', 537, 'Invalid length parameter'],
    ['select convert(varchar(3), amount) from orders', 40510, 'is not supported'],
    ['select 9999999999', 40510, 'is not supported'],
    ['exec sp_who', 40510, "Statement 'EXEC' is not supported"],
  ])('answers %s with error %i', async (batch, number, text) => {
    const databases = [{ ...makeSampleDatabase(), unreadable: ['dbo.customers'] }];
    const output = await runAgainst({ databases }, [batch]);
    expect(output).toContain(`Msg ${number} `);
    expect(output).toContain(text);
  });

  test('reports why a login failed', async () => {
    const batches = ['select 1'];
    expect(await runAgainst({}, batches, { password: 'wrong' })).toContain("Login failed for user 'reader'");
    expect(await runAgainst({}, batches, { database: 'nope' })).toContain('Cannot open database "nope"');
    expect(await runAgainst({ blockedAddress: '203.0.113.7' }, batches)).toContain('203.0.113.7');
    expect(await runAgainst({ resumingLogins: 9 }, batches)).toContain('not currently available');
  });
});
