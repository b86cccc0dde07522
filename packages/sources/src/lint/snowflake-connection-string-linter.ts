import { findFirstPart } from '../connection-strings/keywords.ts';
import {
  readSnowflakeConnectionString,
  SNOWFLAKE_KEYWORDS,
  type SnowflakeConnectionString,
  type SnowflakeKeyword,
} from '../connection-strings/snowflake-connection-string.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
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
  {
    keyword: 'user',
    code: 'user-missing',
    cause: 'The connection string names no user.',
    fix: 'Add user=… to the part after the question mark.',
  },
  {
    keyword: 'password',
    code: 'password-missing',
    cause: 'The connection string holds no password, and the method takes no other credential.',
    fix: 'Add password=…, with %26 for &, %23 for # and %25 for % in it, or choose a method with a key pair.',
  },
  {
    keyword: 'db',
    code: 'database-missing',
    severity: 'warning',
    cause: 'The connection string names no database, so no tables are found.',
    fix: 'Add db=… to the part after the question mark.',
  },
  {
    keyword: 'warehouse',
    code: 'warehouse-missing',
    severity: 'warning',
    cause: 'The connection string names no warehouse. Unless the user has a default one, no query can run.',
    fix: 'Add warehouse=… to the part after the question mark.',
  },
];

/** Judges an address of Snowflake's JDBC driver with its credentials. */
export const snowflakeConnectionStringLinter: ValueLinter = {
  name: 'snowflake-connection-string',
  label: 'a JDBC address of Snowflake',
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
  return errorFinding({
    code: 'not-a-connection-string',
    range: { start: 0, end: text.length },
    cause: 'The source takes an address that begins with jdbc:snowflake://; this value does not.',
    fix: 'Write jdbc:snowflake://{ACCOUNT}.snowflakecomputing.com/?user=…&password=…&db=…&warehouse=….',
  });
}

function browserLogin(range: Range): Finding {
  return errorFinding({
    code: 'authentication-not-portable',
    range,
    cause:
      'externalbrowser logs in the person who sits at the machine that connects. Nobody sits at the machines of Experience Platform.',
    fix: 'Remove the part and give user and password, or choose a method with a key pair.',
  });
}

function keyInFile(range: Range): Finding {
  return errorFinding({
    code: 'private-key-in-file',
    range,
    cause:
      'private_key_file names a file on the machine that connects; Experience Platform does not have it.',
    fix: 'Choose a method with a key pair, which takes the key itself.',
  });
}

function hashNotEncoded(range: Range): Finding {
  return warningFinding({
    code: 'hash-not-encoded',
    range,
    cause: 'What follows a # is dropped from an address, so the value in which it stands ends there.',
    fix: 'Write %23 in place of the #.',
  });
}

function percentNotEncoded(range: Range): Finding {
  return warningFinding({
    code: 'percent-not-encoded',
    range,
    cause: 'The value has a percent sign that encodes nothing; the driver cannot decode the address.',
    fix: 'Write %25 for a percent sign that belongs to the value.',
  });
}
