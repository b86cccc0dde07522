import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSqlServerHost, type SqlServerHost } from './sql-server-host.ts';

it.each<{ given: string; want: Partial<SqlServerHost>; problems?: string[] }>([
  {
    given: 'SQL.contoso.example',
    want: { host: 'sql.contoso.example', port: undefined, instance: undefined, protocol: undefined },
  },
  { given: ' tcp: host , 1433 ', want: { protocol: 'tcp', host: 'host', port: 1433 } },
  { given: 'host\\SQLEXPRESS', want: { host: 'host', instance: 'SQLEXPRESS' } },
  { given: 'host\\SQL,1433', want: { host: 'host', instance: 'SQL', port: 1433 } },
  { given: '.', want: { host: 'localhost' } },
  { given: '(local)\\SQL', want: { host: 'localhost', instance: 'SQL' } },
  { given: '(localdb)\\MSSQLLocalDB', want: { host: '(localdb)', instance: 'MSSQLLocalDB' } },
  { given: 'np:\\\\host\\pipe\\sql\\query', want: { protocol: 'np' } },
  { given: '\\\\.\\pipe\\sql\\query', want: { protocol: 'np' } },
  { given: 'lpc:host', want: { protocol: 'lpc', host: 'host' } },
  { given: 'admin:host', want: { protocol: 'admin', host: 'host' } },
  { given: '[::1],1433', want: { host: '::1', port: 1433 } },
  { given: 'c.database.windows.net', want: { isAzure: true } },
  { given: 'c-ondemand.sql.azuresynapse.net', want: { isAzure: true } },
  { given: 'c.dev.azuresynapse.net', want: { isAzure: false } },
  { given: 'c.database.windows.net.contoso.example', want: { isAzure: false } },
  { given: '', want: { host: '' } },
  { given: 'host,65536', want: { port: undefined }, problems: ['port-out-of-range'] },
  { given: 'host,', want: { port: undefined }, problems: ['port-not-a-number'] },
  { given: 'host\\\\SQL', want: { instance: 'SQL' }, problems: ['doubled-backslash'] },
])('reads $given', ({ given, want, problems = [] }) => {
  const read = readSqlServerHost(given);
  expect(read).toMatchObject(want);
  expect(read.problems.map(({ code }) => code)).toEqual(problems);
});

it('restores the parts of any name', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/);
  const parts = fc.record({
    host: label,
    instance: fc.option(label),
    port: fc.option(fc.integer({ min: 1, max: 65_535 })),
    protocol: fc.constantFrom('', 'tcp:'),
  });
  fc.assert(
    fc.property(parts, ({ host, instance, port, protocol }) => {
      const text = `${protocol}${host}${instance === null ? '' : `\\${instance}`}${port === null ? '' : `,${port}`}`;
      expect(readSqlServerHost(text)).toMatchObject({
        host,
        instance: instance ?? undefined,
        port: port ?? undefined,
        problems: [],
      });
    }),
  );
});
