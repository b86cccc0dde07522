import { describe, expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const SOUND =
  'Server=db.contoso.example;Database=sales;Port=5432;UID=reader;Password=p;EncryptionMethod=1;ValidateServerCertificate=1';
const PLAIN = SOUND.slice(0, SOUND.indexOf(';EncryptionMethod'));

describe('a PostgreSQL connection string', () => {
  it.each<{ given: string; want: string[] }>([
    { given: SOUND, want: [] },
    { given: `${SOUND};`, want: [] },
    { given: 'host=localhost;db=d;uid=u;pwd={a;b}', want: ['warning host-is-loopback: localhost'] },
    { given: SOUND.replace('=p;', '={k7;w}}q};'), want: [] },
    { given: SOUND.replace('Port=5432;', ''), want: [] },

    { given: PLAIN, want: ['warning connection-not-encrypted'] },
    { given: `${PLAIN};EM=0`, want: ['warning connection-not-encrypted: 0'] },
    { given: `${PLAIN};EncryptionMethod=1`, want: ['warning certificate-not-checked'] },
    { given: SOUND.replace('Certificate=1', 'Certificate=0'), want: ['warning certificate-not-checked: 0'] },
    {
      given: SOUND.replace('Method=1', 'Method=2'),
      want: ['warning value-not-allowed: 2', 'warning connection-not-encrypted: 2'],
    },
    { given: `${PLAIN};SslMode=Require`, want: ['warning tls-setting-of-another-client: SslMode'] },
    {
      given: `${PLAIN};SSL Mode=Require;Trust Server Certificate=true`,
      want: [
        'warning tls-setting-of-another-client: SSL Mode',
        'warning unknown-key: Trust Server Certificate',
      ],
    },

    { given: SOUND.replace('Server=db.contoso.example;', ''), want: ['error server-missing'] },
    { given: SOUND.replace('db.contoso.example', ''), want: ['error server-missing: Server'] },
    { given: SOUND.replace('Database=sales;', ''), want: ['warning database-missing'] },
    { given: SOUND.replace('UID=reader;', ''), want: ['error user-missing'] },
    { given: SOUND.replace('Password=p;', ''), want: ['error password-missing'] },
    {
      given: SOUND.replace('Password', 'Pasword'),
      want: ['warning unknown-key: Pasword', 'error password-missing'],
    },
    { given: `${SOUND};Host=other.contoso.example`, want: ['warning duplicate-key: Host'] },
    { given: `${SOUND};oops`, want: ['error part-not-key-value: oops'] },
    { given: SOUND.replace('=p;', '="p";'), want: ['warning quotes-around-value: "p"'] },
    { given: SOUND.replace('=p;', '={p;'), want: ['error brace-not-closed: {p'] },
    {
      given: SOUND.replace('=p;', '={p1}w;'),
      want: ['warning placeholder-unfilled: {p1}', 'error text-after-closing-brace: w'],
    },
    { given: SOUND.replace('=p;', '={PASSWORD};'), want: ['error placeholder-unfilled: {PASSWORD}'] },
    { given: SOUND.replace('=p;', '={hunter2};'), want: ['warning placeholder-unfilled: {hunter2}'] },

    { given: SOUND.replace('5432', '3306'), want: ['warning port-of-another-service: 3306'] },
    { given: SOUND.replace('5432', '54321x'), want: ['error port-not-a-number: 54321x'] },
    { given: SOUND.replace('.example', '.example:5432'), want: ['warning port-in-host: :5432'] },
    { given: SOUND.replace('=db', '=https://db'), want: ['error scheme-in-host: https://'] },
    {
      given: SOUND.replace('=db.contoso.example', '={https://db.contoso.example}'),
      want: ['error scheme-in-host: https://'],
    },
    {
      given: SOUND.replace('db.contoso.example', 'db.contoso.local'),
      want: ['warning host-is-private: db.contoso.local'],
    },

    { given: `Driver={PostgreSQL Unicode};${SOUND}`, want: ['warning unknown-key: Driver'] },
    { given: 'DSN=sales;UID=reader', want: ['error found-odbc-connection-string: DSN=sales;UID=reader'] },
    {
      given: 'postgresql://reader:p@db/sales',
      want: ['error found-database-url: postgresql://reader:p@db/sales'],
    },
    {
      given: 'postgresql+psycopg2://r:p@db/s',
      want: ['error found-database-url: postgresql+psycopg2://r:p@db/s'],
    },
    { given: 'jdbc:postgresql://db/sales', want: ['error found-jdbc-url: jdbc:postgresql://db/sales'] },
    {
      given: "host=db port=5432 dbname='my sales' user=reader",
      want: ["error found-libpq-connection-string: host=db port=5432 dbname='my sales' user=reader"],
    },
    {
      given: 'Data Source=db,1433;Initial Catalog=s;User ID=u',
      want: ['error found-sql-server-connection-string: Data Source=db,1433;Initial Catalog=s;User ID=u'],
    },
    { given: 'db.contoso.example', want: ['error found-host-name: db.contoso.example'] },
    { given: 'hunter2', want: ['error not-a-connection-string: hunter2'] },
  ])('$given', ({ given, want }) => {
    expect(showFindings({ kind: 'postgresql-connection-string' }, given)).toEqual(want);
  });
});
