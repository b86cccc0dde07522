import { readSnowflakeHost, type SnowflakeHost } from '../connection-strings/snowflake-host.ts';
import type { TextRange } from '../connection-strings/text-range.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintHost } from './host-rules.ts';

/** Regions of AWS, which may stand without the name of the cloud. */
const AWS_REGION = /^(?:fhplus\.)?[a-z]{2}(?:-[a-z]+)+-\d$/;
const SUFFIX = '.snowflakecomputing.com';

/** Judges the name of a host of Snowflake, with or without the part that all of them share. */
export function lintSnowflakeHost(host: string, range: TextRange): readonly Finding[] {
  if (/(?:^|\.)app\.snowflake\.com$/.test(host)) return [consoleAddress(range)];
  const read = readSnowflakeHost(host);
  const wrong = lintHost(host === '' || read.hasSuffix ? host : `${host}${SUFFIX}`, range, undefined);
  if (wrong.length > 0) return wrong;
  return [
    ...(read.hasSuffix ? [] : [missingSuffix(range)]),
    ...lintAccount(read, { start: range.start, end: range.start + read.account.length }),
    ...lintRegion(read, range),
  ];
}

function lintAccount({ account }: SnowflakeHost, range: TextRange): readonly Finding[] {
  if (!account.includes('_')) return [];
  return [
    warningFinding({
      code: 'snowflake-underscore',
      range,
      cause:
        'The account has an underscore, which many clients and certificates do not accept in a host. Snowflake answers to the same name with hyphens.',
      fix: 'Write hyphens in place of underscores.',
    }),
  ];
}

function lintRegion({ region, cloud, isPrivateLink }: SnowflakeHost, range: TextRange): readonly Finding[] {
  if (region === undefined || cloud !== undefined || isPrivateLink || AWS_REGION.test(region)) return [];
  if (!region.includes('-')) {
    return [
      warningFinding({
        code: 'snowflake-dot-in-account',
        range,
        cause:
          'After the dot a region is expected, and this is none. Organization and account are written with a dot in SQL and with a hyphen in a host.',
        fix: 'Write organization-account, with a hyphen between the two.',
      }),
    ];
  }
  return [
    warningFinding({
      code: 'snowflake-cloud-missing',
      range,
      cause: 'The region is not one of AWS; regions of other clouds are followed by the name of the cloud.',
      fix: 'Write .azure or .gcp after the region, or take organization and account joined by a hyphen, which need no region.',
    }),
  ];
}

function consoleAddress(range: TextRange): Finding {
  return errorFinding({
    code: 'snowflake-console-address',
    range,
    cause:
      'This is the address of Snowsight, where people work in the browser; it is the same for all accounts.',
    fix: `In Snowsight, open the details of the account: the host is {ORGANIZATION}-{ACCOUNT}${SUFFIX}.`,
  });
}

function missingSuffix(range: TextRange): Finding {
  return warningFinding({
    code: 'snowflake-suffix-missing',
    range,
    cause: `The name does not end in ${SUFFIX}. Some clients add that, and the platform asks for the full name.`,
    fix: `Write ${SUFFIX} behind it.`,
  });
}
