import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const SOUND = 'Host=db.contoso.example;Port=1521;Sid=ORCL;User Id=reader;Password=p';
const DESCRIPTOR =
  '(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=db)(PORT=1521))(CONNECT_DATA=(SERVICE_NAME=s)))';

it.each<{ given: string; want: string[] }>([
  { given: SOUND, want: [] },
  { given: SOUND.replace('User Id', 'UserId'), want: [] },
  { given: SOUND.replace('Sid=ORCL', 'ServiceName=sales.contoso.example'), want: [] },

  { given: SOUND.replace('Sid=ORCL;', ''), want: ['error sid-missing'] },
  { given: SOUND.replace('ORCL', ''), want: ['error sid-missing: Sid'] },
  { given: `${SOUND};ServiceName=s`, want: ['warning sid-beside-service-name: Sid'] },
  {
    given: SOUND.replace('ORCL', 'sales.contoso.example'),
    want: ['warning sid-is-service-name: sales.contoso.example'],
  },
  { given: SOUND.replace('Host=db.contoso.example;', ''), want: ['error server-missing'] },
  { given: SOUND.replace('User Id=reader;', ''), want: ['error user-missing'] },
  { given: SOUND.replace(';Password=p', ''), want: ['error password-missing'] },
  { given: SOUND.replace('1521', '5432'), want: ['warning port-of-another-service: 5432'] },
  { given: SOUND.replace('.example', '.example:1521'), want: ['warning port-in-host: :1521'] },

  { given: DESCRIPTOR, want: [`error found-oracle-connect-descriptor: ${DESCRIPTOR}`] },
  {
    given: `Data Source=${DESCRIPTOR};User Id=r`,
    want: [`error found-oracle-connect-descriptor: Data Source=${DESCRIPTOR};User Id=r`],
  },
  { given: 'jdbc:oracle:thin:@//db:1521/s', want: ['error found-jdbc-url: jdbc:oracle:thin:@//db:1521/s'] },
  { given: 'reader/p@//db:1521/s', want: ['error found-oracle-easy-connect: reader/p@//db:1521/s'] },
  { given: '//db:1521/s', want: ['error found-oracle-easy-connect: //db:1521/s'] },
  { given: 'ORCL', want: ['error not-a-connection-string: ORCL'] },
  {
    given: SOUND.replace('Sid', 'Database'),
    want: ['warning unknown-key: Database', 'error sid-missing'],
  },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'oracle-connection-string' }, given)).toEqual(want);
});
