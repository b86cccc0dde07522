import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const LOCAL = 'Server=sql.contoso.example,1433;Database=sales;User ID=reader;Password=p';
const AZURE = 'Server=tcp:contoso.database.windows.net,1433;Database=sales;User ID=reader@contoso;Password=p';
const SYNAPSE = 'Server=contoso.sql.azuresynapse.net;Database=sales;User ID=reader@contoso;Password=p';

function lint(text: string, service?: string): readonly string[] {
  return showFindings({ kind: 'sql-server-connection-string', service }, text);
}

describe('a SQL Server connection string', () => {
  it.each<{ given: string; want: string[] }>([
    { given: LOCAL, want: [] },
    { given: `${AZURE};Encrypt=Strict;TrustServerCertificate=False;Connection Timeout=30;`, want: [] },
    {
      given: 'Addr=localhost;Initial Catalog="my ""db""";UID=sa;Pwd=\'a;b\';Trusted_Connection=no',
      want: ['warning host-is-loopback: localhost'],
    },
    {
      given: 'server=127.0.0.1,14330;database=d;user=u;password=a=b',
      want: ['warning host-is-loopback: 127.0.0.1'],
    },
    { given: `${AZURE.replace('@contoso', '@contoso.database.windows.net')}`, want: [] },
    {
      given: AZURE.replace('reader@contoso', 'a@b.example;Authentication=Active Directory Password'),
      want: [],
    },

    { given: 'Database=d;User ID=u;Password=p', want: ['error server-missing'] },
    { given: 'Server=;Database=d;User ID=u;Password=p', want: ['error server-missing: Server'] },
    { given: LOCAL.replace('Database=sales;', ''), want: ['warning database-missing'] },
    { given: LOCAL.replace('User ID=reader;', ''), want: ['error user-missing'] },
    { given: LOCAL.replace('Password=p', 'Password='), want: ['error password-missing: Password'] },

    { given: `${LOCAL};UserId=x`, want: ['error unknown-key: UserId'] },
    { given: `${LOCAL};Color=blue`, want: ['error unknown-key: Color'] },
    { given: `${LOCAL};Initial Catalog=other`, want: ['warning duplicate-key: Initial Catalog'] },
    { given: `${LOCAL};oops`, want: ['error part-not-key-value: oops'] },
    { given: `${LOCAL};App="x`, want: ['error quote-not-closed: "x'] },
    { given: `${LOCAL};App="x"y"z"`, want: ['error text-after-closing-quote: y"z"'] },

    { given: LOCAL.replace('Password=p', 'Password={p w}'), want: ['warning braces-around-value: {p w}'] },
    {
      given: LOCAL.replace('Password=p', 'Password={p;w}'),
      want: ['warning braces-around-value: {p', 'error part-not-key-value: w}'],
    },
    { given: LOCAL.replace('Password=p', 'Password="{p}"'), want: [] },

    { given: `${LOCAL};Encrypt=maybe`, want: ['error value-not-allowed: maybe'] },
    { given: `${LOCAL};Connect Timeout=30s`, want: ['error value-not-allowed: 30s'] },
    { given: `${LOCAL};Pooling=1`, want: ['error value-not-allowed: 1'] },
    { given: `${LOCAL};ApplicationIntent=readonly`, want: [] },

    { given: 'Server=s;Database=d;Integrated Security=True', want: ['error integrated-security: True'] },
    { given: `${LOCAL};Trusted_Connection=SSPI`, want: ['error integrated-security: SSPI'] },
    { given: `${LOCAL};Integrated Security=False`, want: [] },
    {
      given: 'Server=s;Database=d;Authentication=Active Directory Managed Identity',
      want: ['error authentication-not-portable: Active Directory Managed Identity'],
    },
    {
      given: `${LOCAL};AttachDbFilename=C:\\d.mdf`,
      want: ['error attached-database-file: AttachDbFilename'],
    },

    { given: `${AZURE};Encrypt=False`, want: ['warning encryption-off-to-azure: False'] },
    { given: `${LOCAL};Encrypt=False`, want: [] },
    { given: `${AZURE};Trust Server Certificate=yes`, want: ['warning certificate-not-checked: yes'] },
    { given: AZURE.replace('@contoso', ''), want: [] },
    {
      given: AZURE.replace('@contoso', '@fabrikam'),
      want: ['warning user-server-mismatch: reader@fabrikam'],
    },

    { given: `${LOCAL};Failover Partner=other`, want: ['warning setting-not-used: Failover Partner'] },
    { given: `${LOCAL};MultiSubnetFailover=True`, want: ['warning setting-not-used: MultiSubnetFailover'] },
    { given: `${LOCAL};MultiSubnetFailover=False`, want: [] },
    { given: `${LOCAL};ServerCertificate=C:\\c.cer`, want: ['warning setting-not-used: ServerCertificate'] },
    {
      given: `${LOCAL};Column Encryption Setting=Enabled`,
      want: ['warning setting-not-used: Column Encryption Setting'],
    },
    { given: `${LOCAL};Connect Retry Count=3`, want: ['warning setting-not-used: Connect Retry Count'] },
    { given: `${LOCAL};Application Name=etl;Connect Timeout=5;Workstation ID=w`, want: [] },
    { given: `${AZURE};Authentication=Sql Password`, want: [] },
    {
      given: `${AZURE.replace('@contoso', '')};Authentication=SqlPassword`,
      want: [],
    },
    { given: LOCAL.replace('sql.contoso.example', '[::1]'), want: ['warning host-is-loopback: [::1]'] },
    { given: AZURE.replace('contoso.database', 'contoso.a1b2c3.database').replace('@contoso', ''), want: [] },
    {
      given: AZURE.replace('contoso.database', 'contoso.public.a1b2c3.database').replace('@contoso', ''),
      want: [],
    },
    {
      given: AZURE.replace('contoso.database.windows.net', 'abc.datawarehouse.fabric.microsoft.com').replace(
        '@contoso',
        '',
      ),
      want: [],
    },

    { given: LOCAL.replace('1433', '70000'), want: ['error port-out-of-range: 70000'] },
    { given: LOCAL.replace('1433', '0'), want: ['error port-out-of-range: 0'] },
    { given: LOCAL.replace('1433', 'SQL'), want: ['error port-not-a-number: SQL'] },
    { given: LOCAL.replace(',1433', ':1433'), want: ['error port-after-colon: sql.contoso.example:1433'] },
    {
      given: LOCAL.replace(',1433', '\\\\SQL'),
      want: ['error doubled-backslash: \\\\', 'warning named-instance-without-port: SQL'],
    },
    { given: LOCAL.replace(',1433', '\\SQL'), want: ['warning named-instance-without-port: SQL'] },
    { given: LOCAL.replace(',1433', '\\SQL,1433'), want: ['warning instance-ignored: SQL'] },
    { given: LOCAL.replace('sql.', 'np:\\\\sql.'), want: ['error named-pipe-host: np'] },
    {
      given: LOCAL.replace('sql.contoso.example,1433', '\\\\.\\pipe\\sql\\query'),
      want: ['error named-pipe-host: \\\\.\\pipe\\sql\\query'],
    },
    { given: LOCAL.replace('sql.', 'lpc:sql.'), want: ['error shared-memory-host: lpc'] },
    {
      given: LOCAL.replace('sql.contoso.example,1433', '(localdb)\\MSSQLLocalDB'),
      want: ['error local-database: (localdb)'],
    },
    { given: LOCAL.replace('sql.contoso.example', ''), want: ['error host-missing: '] },
    {
      given: LOCAL.replace('sql.', 'https://sql.'),
      want: ['error host-is-address: https://sql.contoso.example'],
    },
    { given: LOCAL.replace('sql.', 'my sql.'), want: ['error host-not-readable: my sql.contoso.example'] },
    { given: LOCAL.replace('sql.contoso.example', '[::1]'), want: ['warning host-is-loopback: [::1]'] },
  ])('$given', ({ given, want }) => {
    expect(lint(given)).toEqual(want);
  });
});

describe('a connection string of Synapse', () => {
  it.each<{ given: string; want: string[] }>([
    { given: SYNAPSE, want: [] },
    { given: SYNAPSE.replace('.sql', '-ondemand.sql'), want: [] },
    { given: AZURE, want: [] },
    {
      given: SYNAPSE.replace('contoso.sql.azuresynapse.net', 'localhost,1433'),
      want: ['warning host-is-loopback: localhost'],
    },
    { given: SYNAPSE.replace('@contoso', ''), want: [] },
    {
      given:
        'Server=tcp:ws.sql.azuresynapse.net,1433;Initial Catalog=pool;Persist Security Info=False;User ID=u;Password=s3cretPass!;MultipleActiveResultSets=False;Encrypt=True;TrustServerCertificate=False;Connection Timeout=30;',
      want: [],
    },
    {
      given: SYNAPSE.replace('.sql.', '.dev.'),
      want: ['error synapse-development-endpoint: contoso.dev.azuresynapse.net'],
    },
    { given: SYNAPSE.replace('.sql.azuresynapse.net', ''), want: ['warning host-not-synapse: contoso'] },
  ])('$given', ({ given, want }) => {
    expect(lint(given, 'synapse')).toEqual(want);
  });
});
