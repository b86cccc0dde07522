import { expect, it } from 'vitest';
import {
  readSnowflakeConnectionString,
  type SnowflakeConnectionString,
} from './snowflake-connection-string.ts';

it.each<{ given: string; want: Partial<SnowflakeConnectionString> }>([
  {
    given:
      'jdbc:snowflake://Contoso-Analytics.snowflakecomputing.com:8443/?user=R&password=p%40%26w&db=S&schema=P&warehouse=W&role=A',
    want: {
      host: 'contoso-analytics.snowflakecomputing.com',
      port: 8443,
      user: 'R',
      password: 'p@&w',
      database: 'S',
      schema: 'P',
      warehouse: 'W',
      role: 'A',
    },
  },
  { given: 'JDBC:snowflake://h?database=S', want: { host: 'h', port: 443, database: 'S', user: undefined } },
  { given: 'snowflake://h/?user=R', want: { host: undefined, user: 'R' } },
  { given: 'jdbc:mysql://h', want: { host: undefined } },
  { given: '', want: { host: undefined, port: 443 } },
])('reads "$given"', ({ given, want }) => {
  expect(readSnowflakeConnectionString(given)).toMatchObject(want);
});

it('counts positions from the beginning of the string', () => {
  const text = 'jdbc:snowflake://h:1/?db=S';
  const { address, parts } = readSnowflakeConnectionString(text);
  const ranges = [address.ranges.host, address.ranges.port, parts[0]?.valueRange];
  expect(ranges.map((range) => text.slice(range?.start, range?.end))).toEqual(['h', '1', 'S']);
});
