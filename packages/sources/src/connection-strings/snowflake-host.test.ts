import { expect, it } from 'vitest';
import { readSnowflakeHost, type SnowflakeHost } from './snowflake-host.ts';

it.each<{ given: string; want: Partial<SnowflakeHost> }>([
  {
    given: 'contoso-analytics.snowflakecomputing.com',
    want: {
      account: 'contoso-analytics',
      region: undefined,
      cloud: undefined,
      isPrivateLink: false,
      hasSuffix: true,
    },
  },
  { given: 'contoso-analytics', want: { account: 'contoso-analytics', hasSuffix: false } },
  {
    given: 'xy12345.us-east-1.snowflakecomputing.com',
    want: { account: 'xy12345', region: 'us-east-1', cloud: undefined },
  },
  {
    given: 'xy12345.west-europe.azure.snowflakecomputing.com',
    want: { region: 'west-europe', cloud: 'azure' },
  },
  { given: 'xy12345.fhplus.us-gov-west-1.aws', want: { region: 'fhplus.us-gov-west-1', cloud: 'aws' } },
  {
    given: 'c-a.privatelink.snowflakecomputing.com',
    want: { account: 'c-a', region: undefined, isPrivateLink: true },
  },
  {
    given: 'xy1.us-east-1.privatelink.snowflakecomputing.com',
    want: { region: 'us-east-1', isPrivateLink: true },
  },
  { given: 'c-a.snowflakecomputing.cn', want: { account: 'c-a', hasSuffix: true } },
  { given: '', want: { account: '', hasSuffix: false } },
])('reads "$given"', ({ given, want }) => {
  expect(readSnowflakeHost(given)).toMatchObject(want);
});
