import { expect, it } from 'vitest';
import { type OracleConnectionString, readOracleConnectionString } from './oracle-connection-string.ts';

it.each<{ given: string; want: Partial<OracleConnectionString> }>([
  {
    given: 'Host=db.contoso.example;Port=1522;Sid=ORCL;User Id=reader;Password=p',
    want: {
      host: 'db.contoso.example',
      port: 1522,
      sid: 'ORCL',
      serviceName: undefined,
      user: 'reader',
      password: 'p',
      problems: [],
    },
  },
  {
    given: 'host=h;service name=s.contoso;UserId=u;pwd=p',
    want: { sid: undefined, serviceName: 's.contoso', user: 'u' },
  },
  { given: '', want: { host: undefined, sid: undefined, serviceName: undefined } },
])('reads "$given"', ({ given, want }) => {
  expect(readOracleConnectionString(given)).toMatchObject(want);
});
