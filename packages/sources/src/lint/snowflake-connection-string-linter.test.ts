import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const SOUND = 'jdbc:snowflake://contoso-analytics.snowflakecomputing.com/?user=R&password=p&db=S&warehouse=W';

it.each<{ given: string; want: string[] }>([
  { given: SOUND, want: [] },
  { given: `${SOUND}&role=A&schema=P&QUERY_TAG=x`, want: [] },
  { given: SOUND.replace('password=p', 'password=p%26w%23'), want: [] },
  { given: SOUND.replace('.com/', '.com:443/'), want: [] },

  { given: SOUND.replace('user=R&', ''), want: ['error user-missing'] },
  { given: SOUND.replace('password=p', 'password='), want: ['error password-missing: password'] },
  {
    given: SOUND.replace('password=p', 'pasword=p'),
    want: ['warning unknown-key: pasword', 'error password-missing'],
  },
  { given: SOUND.replace('&db=S', ''), want: ['warning database-missing'] },
  { given: SOUND.replace('&warehouse=W', ''), want: ['warning warehouse-missing'] },
  { given: `${SOUND}&db=T`, want: ['warning duplicate-key: db'] },
  {
    given: `${SOUND}&authenticator=externalbrowser`,
    want: ['error authentication-not-portable: externalbrowser'],
  },
  {
    given: `${SOUND}&private_key_file=/home/me/rsa_key.p8`,
    want: ['error private-key-in-file: /home/me/rsa_key.p8'],
  },
  { given: SOUND.replace('password=p', 'password=100%'), want: ['warning percent-not-encoded: 100%'] },
  {
    given: SOUND.replace('password=p', 'password=p#1'),
    want: [
      'warning hash-not-encoded: #1&db=S&warehouse=W',
      'warning database-missing',
      'warning warehouse-missing',
    ],
  },
  {
    given: SOUND.replace('contoso-analytics', 'contoso-data_lake'),
    want: ['warning snowflake-underscore: contoso-data_lake'],
  },
  {
    given: SOUND.replace('.snowflakecomputing.com', ''),
    want: ['warning snowflake-suffix-missing: contoso-analytics'],
  },
  { given: SOUND.replace('contoso-analytics.snowflakecomputing.com', ''), want: ['error host-missing: '] },
  { given: SOUND.replace('.com/', '.com:70000/'), want: ['error port-out-of-range: 70000'] },
  { given: SOUND.replace('jdbc:', ''), want: [`error found-database-url: ${SOUND.replace('jdbc:', '')}`] },
  { given: 'jdbc:postgresql://db/sales', want: ['error found-jdbc-url: jdbc:postgresql://db/sales'] },
  {
    given: 'contoso-analytics.snowflakecomputing.com',
    want: ['error found-snowflake-account: contoso-analytics.snowflakecomputing.com'],
  },
  { given: 'hunter2', want: ['error not-a-connection-string: hunter2'] },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'snowflake-connection-string' }, given)).toEqual(want);
});
