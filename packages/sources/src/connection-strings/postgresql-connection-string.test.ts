import { describe, expect, it } from 'vitest';
import {
  type PostgresqlConnectionString,
  readPostgresqlConnectionString,
} from './postgresql-connection-string.ts';

describe('readPostgresqlConnectionString', () => {
  it('reads everything that a driver needs', () => {
    const text =
      'Server=db.contoso.example;Database=sales;Port=5433;UID=reader;Password={a;b};EncryptionMethod=1;ValidateServerCertificate=1';
    expect(readPostgresqlConnectionString(text)).toMatchObject({
      host: 'db.contoso.example',
      port: 5433,
      database: 'sales',
      user: 'reader',
      password: 'a;b',
      encryption: 'required',
      isCertificateChecked: true,
      problems: [],
    });
  });

  it.each<{ given: string; want: Partial<PostgresqlConnectionString> }>([
    { given: '', want: { host: undefined, port: undefined, encryption: 'off', isCertificateChecked: false } },
    { given: 'host=h;db=d;user=u;pwd=p', want: { host: 'h', database: 'd', user: 'u', password: 'p' } },
    { given: 'Server=a;Host=b', want: { host: 'a' } },
    { given: 'Port=70000', want: { port: undefined } },
    { given: 'Server=', want: { host: undefined } },
    { given: 'EM=6;VSC=0', want: { encryption: 'preferred', isCertificateChecked: false } },
    { given: 'EncryptionMethod=7', want: { encryption: 'off' } },
  ])('reads "$given"', ({ given, want }) => {
    expect(readPostgresqlConnectionString(given)).toMatchObject(want);
  });
});
