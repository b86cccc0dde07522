import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const SOUND = 'Server=db.contoso.example;Port=3306;Database=sales;UID=reader;PWD=p';

it.each<{ given: string; want: string[] }>([
  { given: SOUND, want: [] },
  { given: `${SOUND};SSLMode=2;UseSystemTrustStore=1`, want: [] },
  { given: 'Host=db.contoso.example;DB=d;User=u;Password=p', want: [] },

  { given: `${SOUND};SSLMode=0`, want: ['warning connection-not-encrypted: 0'] },
  {
    given: `${SOUND.replace('.example', '.local')};SSLMode=0`,
    want: ['warning host-is-private: db.contoso.local'],
  },
  { given: `${SOUND};SslMode=VerifyFull`, want: ['warning value-not-allowed: VerifyFull'] },
  { given: `${SOUND};AllowPublicKeyRetrieval=true`, want: ['warning unknown-key: AllowPublicKeyRetrieval'] },
  { given: SOUND.replace('PWD=p', 'PWD='), want: ['error password-missing: PWD'] },
  { given: SOUND.replace('UID', 'UDI'), want: ['warning unknown-key: UDI', 'error user-missing'] },
  { given: SOUND.replace('Database=sales;', ''), want: ['warning database-missing'] },
  { given: SOUND.replace('3306', '443'), want: ['warning port-of-another-service: 443'] },
  { given: SOUND.replace('3306', '0'), want: ['error port-out-of-range: 0'] },
  { given: SOUND.replace('.example', '.example/sales'), want: ['error path-in-host: /sales'] },

  { given: 'mysql://reader:p@db/sales', want: ['error found-database-url: mysql://reader:p@db/sales'] },
  {
    given: 'jdbc:mariadb://db/sales?user=reader',
    want: ['error found-jdbc-url: jdbc:mariadb://db/sales?user=reader'],
  },
])('$given', ({ given, want }) => {
  for (const service of [undefined, 'mariadb'])
    expect(showFindings({ kind: 'mysql-connection-string', service }, given)).toEqual(want);
});
