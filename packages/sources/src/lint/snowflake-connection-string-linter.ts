import { findFirstPart } from '../connection-strings/keywords.ts';
import {
  readSnowflakeConnectionString,
  SNOWFLAKE_KEYWORDS,
  type SnowflakeConnectionString,
  type SnowflakeKeyword,
} from '../connection-strings/snowflake-connection-string.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { lintKeywords, lintRequiredParts, type RequiredPart, type StringClient } from './keyword-rules.ts';
import { lintPort } from './port-rules.ts';
import { lintSnowflakeHost } from './snowflake-host-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const CLIENT: StringClient<SnowflakeKeyword> = {
  keywords: SNOWFLAKE_KEYWORDS,
  counts: 'first',
  isStrict: false,
  takesOtherKeys: true,
};
const REQUIRED: readonly RequiredPart<SnowflakeKeyword>[] = [
  { keyword: 'user', ...describeFinding('user-missing.snowflake') },
  { keyword: 'password', ...describeFinding('password-missing.snowflake') },
  { keyword: 'db', severity: 'warning', ...describeFinding('database-missing.snowflake') },
  { keyword: 'warehouse', severity: 'warning', ...describeFinding('warehouse-missing') },
];

/** Checks a Snowflake JDBC URL with its credentials. */
export const snowflakeConnectionStringLinter: ValueLinter = {
  name: 'snowflake-connection-string',
  label: 'a Snowflake JDBC URL',
  recognizes: (text) => /^jdbc:snowflake:/i.test(text),
  lint(text) {
    const read = readSnowflakeConnectionString(text);
    if (read.host === undefined) return [notSnowflake(text)];
    const { host, parts, address } = read;
    const { portText, ranges } = address;
    return [
      ...lintSnowflakeHost(host, ranges.host),
      ...(portText === undefined ? [] : lintPort(portText, ranges.port, { service: 'snowflake' })),
      ...lintKeywords(parts, CLIENT),
      ...lintRequiredParts(parts, REQUIRED, CLIENT),
      ...lintAuthentication(read),
      ...lintEncoding(text, read),
    ];
  },
};

function lintAuthentication({ parts }: SnowflakeConnectionString): readonly Finding[] {
  const authenticator = findFirstPart(parts, 'authenticator');
  const keyFile = findFirstPart(parts, 'private_key_file');
  return [
    ...(/^externalbrowser$/i.test(authenticator?.value ?? '')
      ? [browserLogin(authenticator?.valueRange)]
      : []),
    ...(keyFile ? [keyInFile(keyFile.valueRange)] : []),
  ];
}

function lintEncoding(text: string, { parts, address }: SnowflakeConnectionString): readonly Finding[] {
  const { fragment } = address.ranges;
  const unencoded = parts.filter(({ valueRange: { start, end } }) =>
    /%(?![\da-f]{2})/i.test(text.slice(start, end)),
  );
  return [
    ...(fragment ? [hashNotEncoded({ start: fragment.start - 1, end: fragment.end })] : []),
    ...unencoded.map(({ valueRange }) => percentNotEncoded(valueRange)),
  ];
}

type Range = SnowflakeConnectionString['parts'][number]['valueRange'] | undefined;

function notSnowflake(text: string): Finding {
  return errorFinding(describeFinding('not-a-connection-string.snowflake'), { start: 0, end: text.length });
}

function browserLogin(range: Range): Finding {
  return errorFinding(describeFinding('authentication-not-portable.snowflake'), range);
}

function keyInFile(range: Range): Finding {
  return errorFinding(describeFinding('private-key-in-file'), range);
}

function hashNotEncoded(range: Range): Finding {
  return warningFinding(describeFinding('hash-not-encoded'), range);
}

function percentNotEncoded(range: Range): Finding {
  return warningFinding(describeFinding('percent-not-encoded'), range);
}
