import { describe, expect, it } from 'vitest';
import { type MysqlConnectionString, readMysqlConnectionString } from './mysql-connection-string.ts';

describe('readMysqlConnectionString', () => {
  it('reads everything that a driver needs', () => {
    const text = 'Server=db.contoso.example;Port=3307;Database=sales;UID=reader;PWD=p=q;SSLMode=4';
    expect(readMysqlConnectionString(text)).toMatchObject({
      host: 'db.contoso.example',
      port: 3307,
      database: 'sales',
      user: 'reader',
      password: 'p=q',
      problems: [],
    });
  });

  it.each<{ given: string; want: Partial<MysqlConnectionString> }>([
    { given: '', want: { encryption: 'preferred', isCertificateChecked: false, isHostNameChecked: false } },
    { given: 'SSLMode=0', want: { encryption: 'off' } },
    { given: 'SSLMode=disabled', want: { encryption: 'off' } },
    { given: 'SSLMode=1', want: { encryption: 'preferred' } },
    { given: 'SSLMode=REQUIRED', want: { encryption: 'required', isCertificateChecked: false } },
    {
      given: 'SSLMode=3',
      want: { encryption: 'required', isCertificateChecked: true, isHostNameChecked: false },
    },
    { given: 'SSL Mode=Verify_Identity', want: { isCertificateChecked: true, isHostNameChecked: true } },
  ])('reads "$given"', ({ given, want }) => {
    expect(readMysqlConnectionString(given)).toMatchObject(want);
  });
});
