import {
  byConnectionString,
  makeSampleDatabase,
  startTdsServer,
  type TdsDatabase,
} from '@headwater/source-fixtures';
import { testDriver } from '@headwater/source-fixtures/test-driver';
import { driver } from './sql-server.ts';

testDriver('sql-server', async () => {
  const server = await startTdsServer({ databases: [withWideTable(makeSampleDatabase())] });
  const text = (password: string, { host, port } = server as { host: string; port: number }) =>
    `Data Source=${host},${port};Initial Catalog=sales;User ID=${server.user};Password=${password};Encrypt=False`;
  return {
    driver,
    address: server,
    authAt: (address) => byConnectionString(text(server.password, address)),
    wrongSecret: byConnectionString(text('wrong-Passw0rd')),
    secrets: [server.password, 'wrong-Passw0rd'],
    stages: ['parse', 'resolve', 'connect', 'authenticate', 'authorise', 'list'],
    folder: '',
    object: 'dbo.orders',
    largeObject: { path: 'dbo.wide', maxBytes: 256 * 1024 },
    missing: 'dbo.nothing',
    close: server.close,
  };
});

function withWideTable(database: TdsDatabase): TdsDatabase {
  const wide = {
    name: 'wide',
    columns: [
      { name: 'id', type: 'int' },
      { name: 'note', type: 'nvarchar(max)' },
      { name: 'scan', type: 'varbinary(max)' },
    ],
    rows: Array.from({ length: 100 }, (_, id) => [id, 'ä'.repeat(30_000), Buffer.alloc(30_000, id)]),
  };
  return { ...database, tables: [...(database.tables ?? []), wide] };
}
