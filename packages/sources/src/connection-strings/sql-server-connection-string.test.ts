import { describe, expect, it } from 'vitest';
import { readSqlServerConnectionString } from './sql-server-connection-string.ts';

describe('readSqlServerConnectionString', () => {
  it('reads everything that a driver needs', () => {
    const read = readSqlServerConnectionString(
      'Server=tcp:contoso.database.windows.net,1433;Database=sales;User ID=reader@contoso;Password="a;b";Encrypt=True;TrustServerCertificate=False;Connection Timeout=30;App=x;HostNameInCertificate=*.contoso.example',
    );
    expect(read).toMatchObject({
      server: {
        protocol: 'tcp',
        host: 'contoso.database.windows.net',
        port: 1433,
        instance: undefined,
        isAzure: true,
      },
      database: 'sales',
      userId: 'reader@contoso',
      password: 'a;b',
      isIntegratedSecurity: false,
      authentication: undefined,
      encryption: 'mandatory',
      isServerCertificateTrusted: false,
      hostNameInCertificate: '*.contoso.example',
      connectTimeoutSeconds: 30,
      applicationName: 'x',
      problems: [],
    });
  });

  it.each(['Server', 'Data Source', 'ADDRESS', 'addr', 'Network Address'])(
    'accepts %s as the server',
    (key) => {
      expect(readSqlServerConnectionString(`${key}=h`).server?.host).toBe('h');
    },
  );

  it.each(['User ID', 'UID', 'user'])('accepts %s as the user', (key) => {
    expect(readSqlServerConnectionString(`${key}=u`).userId).toBe('u');
  });

  it.each<{ given: string; want: string | undefined }>([
    { given: 'Encrypt=true', want: 'mandatory' },
    { given: 'Encrypt=Mandatory', want: 'mandatory' },
    { given: 'Encrypt=no', want: 'optional' },
    { given: 'Encrypt=Optional', want: 'optional' },
    { given: 'Encrypt=STRICT', want: 'strict' },
    { given: 'Encrypt=perhaps', want: undefined },
    { given: 'Encrypt=constructor', want: undefined },
    { given: '', want: undefined },
  ])('reads "$given"', ({ given, want }) => {
    expect(readSqlServerConnectionString(given).encryption).toBe(want);
  });

  it.each(['True', 'yes', 'SSPI'])('reads Integrated Security=%s as true', (value) => {
    expect(readSqlServerConnectionString(`Trusted_Connection=${value}`).isIntegratedSecurity).toBe(true);
  });

  it('uses the last of several synonyms', () => {
    expect(readSqlServerConnectionString('Database=a;Initial Catalog=b')).toMatchObject({ database: 'b' });
  });

  it('defaults to a timeout of 15 seconds', () => {
    expect(readSqlServerConnectionString('').connectTimeoutSeconds).toBe(15);
    expect(readSqlServerConnectionString('Timeout=soon').connectTimeoutSeconds).toBe(15);
  });

  it('counts positions in a quoted server name from after the quote', () => {
    const text = 'Server="h,99999"';
    const [problem] = readSqlServerConnectionString(text).problems;
    expect(text.slice(problem?.range?.start, problem?.range?.end)).toBe('99999');
  });
});
