import { byConnectionString, makeContext, startTdsServer, type TdsServer } from '@headwater/source-fixtures';
import { afterEach, expect, test } from 'vitest';
import { createDialGuard } from '../network/create-dial-guard.ts';
import { createSqlServerDriver } from './create-sql-server-driver.ts';

const driver = createSqlServerDriver();
const guard = createDialGuard({ allowPrivate: true });
const STORED = {
  id: 7,
  mail: 'ann@example.com',
  salary: 1234.5,
  bonus: 12.25,
  note: 'long',
  born: '1990-05-01',
};
let server: TdsServer | undefined;

afterEach(() => server?.close());

async function previewWith(unmasked: readonly string[], name = 'people', database = 'staff') {
  server = await startTdsServer({
    databases: [
      {
        name: database,
        unmasked,
        tables: [
          {
            name,
            columns: [
              { name: 'id', type: 'int' },
              { name: 'mail', type: 'varchar(40)', mask: 'email' },
              { name: 'salary', type: 'decimal(18,2)', mask: 'default' },
              { name: 'bonus', type: 'money', mask: 'default' },
              { name: 'note', type: 'nvarchar(max)', mask: 'default' },
              { name: 'born', type: 'date', mask: 'default' },
            ],
            rows: [
              [7, STORED.mail, '1234.50', '12.25', STORED.note, STORED.born],
              [8, null, null, null, null, null],
            ],
          },
        ],
      },
    ],
  });
  const text = `Data Source=127.0.0.1,${server.port};User ID=${server.user};Password=${server.password}`;
  const context = makeContext({ guard, auth: byConnectionString(text) });
  return await driver.preview(context, { path: `dbo.[${name.replaceAll(']', ']]')}]` });
}

test('masked values are shown as the database masks them, with a notice that names the columns', async () => {
  const { rows, notices } = await previewWith([]);
  expect(rows).toEqual([
    { id: 7, mail: 'aXXX@XXXX.com', salary: 0, bonus: 0, note: 'xxxx', born: '1900-01-01' },
    { id: 8, mail: null, salary: null, bonus: null, note: null, born: null },
  ]);
  expect(notices).toMatchObject([
    { code: 'columns-masked', message: expect.stringMatching(/: mail, salary, bonus, note, born\.$/) },
  ]);
});

test('a login with UNMASK sees what is stored, without a notice', async () => {
  const { rows: [row] = [], notices } = await previewWith(['*'], 'people', 'a].b');
  expect(row).toEqual(STORED);
  expect(notices).toBeUndefined();
});

test('a login with UNMASK on some columns learns which others are masked', async () => {
  const columns = ['mail', 'salary', 'bonus', 'note'].map((column) => `dbo.o.d]d.${column}`);
  const { rows: [row] = [], notices } = await previewWith(columns, 'o.d]d');
  expect(row).toEqual({ ...STORED, born: '1900-01-01' });
  expect(notices).toMatchObject([{ code: 'columns-masked', message: expect.stringMatching(/: born\.$/) }]);
});
