import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

it.each<{ given: string; want: string[] }>([
  { given: 'contoso-analytics.snowflakecomputing.com', want: [] },
  { given: 'CONTOSO-ANALYTICS.snowflakecomputing.com', want: [] },
  { given: 'xy12345.us-east-1.snowflakecomputing.com', want: [] },
  { given: 'xy12345.us-gov-west-1.aws.snowflakecomputing.com', want: [] },
  { given: 'xy12345.west-europe.azure.snowflakecomputing.com', want: [] },
  { given: 'xy12345.europe-west4.gcp.snowflakecomputing.com', want: [] },
  { given: 'contoso-analytics.snowflakecomputing.cn', want: [] },

  { given: 'contoso-analytics', want: ['warning snowflake-suffix-missing: contoso-analytics'] },
  {
    given: 'cj12345.east-us-2.azure',
    want: ['warning snowflake-suffix-missing: cj12345.east-us-2.azure'],
  },
  {
    given: 'contoso.analytics',
    want: [
      'warning snowflake-suffix-missing: contoso.analytics',
      'warning snowflake-dot-in-account: contoso.analytics',
    ],
  },
  {
    given: 'contoso-data_lake.snowflakecomputing.com',
    want: ['warning snowflake-underscore: contoso-data_lake'],
  },
  {
    given: 'xy12345.west-europe.snowflakecomputing.com',
    want: ['warning snowflake-cloud-missing: xy12345.west-europe.snowflakecomputing.com'],
  },
  {
    given: 'contoso-analytics.privatelink.snowflakecomputing.com',
    want: ['warning host-is-private: contoso-analytics.privatelink.snowflakecomputing.com'],
  },
  {
    given: 'https://contoso-analytics.snowflakecomputing.com/console#/data',
    want: ['warning scheme-in-host: https://', 'warning path-in-host: /console#/data'],
  },
  { given: 'contoso-analytics.snowflakecomputing.com:443', want: ['warning port-in-host: :443'] },
  {
    given: 'https://app.snowflake.com/contoso/analytics',
    want: [
      'warning scheme-in-host: https://',
      'error snowflake-console-address: app.snowflake.com',
      'warning path-in-host: /contoso/analytics',
    ],
  },
  { given: 'contoso analytics', want: ['error host-not-readable: contoso analytics'] },
  {
    given: 'jdbc:snowflake://contoso-analytics.snowflakecomputing.com/?user=R',
    want: [
      'error found-snowflake-connection-string: jdbc:snowflake://contoso-analytics.snowflakecomputing.com/?user=R',
    ],
  },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'snowflake-account' }, given)).toEqual(want);
});
