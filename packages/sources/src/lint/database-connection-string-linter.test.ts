import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

const GREENPLUM = 'HOST=gp.contoso.example;PORT=5432;DB=sales;UID=reader;PWD=p';
const VERTICA = 'Server=vertica.contoso.example;Port=5433;Database=sales;UID=reader;PWD=p';
const TERADATA = 'DBCName=teradata.contoso.example;Uid=reader;Pwd=p';

it.each<{ service: string; given: string; want: string[] }>([
  { service: 'greenplum', given: GREENPLUM, want: [] },
  {
    service: 'greenplum',
    given: GREENPLUM.replace('5432', '3306'),
    want: ['warning port-of-another-service: 3306'],
  },
  { service: 'greenplum', given: GREENPLUM.replace('DB=sales;', ''), want: ['warning database-missing'] },
  {
    service: 'greenplum',
    given: 'postgres://u:p@gp/sales',
    want: ['error found-database-url: postgres://u:p@gp/sales'],
  },
  { service: 'vertica', given: VERTICA, want: [] },
  { service: 'vertica', given: VERTICA.replace(';PWD=p', ''), want: ['error password-missing'] },
  {
    service: 'vertica',
    given: 'jdbc:vertica://v/sales',
    want: ['error found-jdbc-url: jdbc:vertica://v/sales'],
  },
  { service: 'teradata', given: TERADATA, want: [] },
  {
    service: 'teradata',
    given: TERADATA.replace('DBCName', 'DBCNam'),
    want: ['warning unknown-key: DBCNam', 'error server-missing'],
  },
  { service: 'teradata', given: 'hunter2', want: ['error not-a-connection-string: hunter2'] },
  { service: 'of-no-list', given: VERTICA, want: [] },
])('$service: $given', ({ service, given, want }) => {
  expect(showFindings({ kind: 'database-connection-string', service }, given)).toEqual(want);
});
