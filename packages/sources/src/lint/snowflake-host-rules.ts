import { readSnowflakeHost, type SnowflakeHost } from '../connection-strings/snowflake-host.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import { lintHost } from './host-rules.ts';

/** AWS regions, which are valid without the name of the cloud. */
const AWS_REGION = /^(?:fhplus\.)?[a-z]{2}(?:-[a-z]+)+-\d$/;
const SUFFIX = '.snowflakecomputing.com';

/** Checks a Snowflake host name, with or without the suffix that all of them share. */
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
  return [warningFinding(describeFinding('snowflake-underscore'), range)];
}

function lintRegion({ region, cloud, isPrivateLink }: SnowflakeHost, range: TextRange): readonly Finding[] {
  if (region === undefined || cloud !== undefined || isPrivateLink || AWS_REGION.test(region)) return [];
  if (!region.includes('-')) {
    return [warningFinding(describeFinding('snowflake-dot-in-account'), range)];
  }
  return [warningFinding(describeFinding('snowflake-cloud-missing'), range)];
}

function consoleAddress(range: TextRange): Finding {
  return errorFinding(describeFinding('snowflake-console-address', { suffix: SUFFIX }), range);
}

function missingSuffix(range: TextRange): Finding {
  return warningFinding(describeFinding('snowflake-suffix-missing', { suffix: SUFFIX }), range);
}
