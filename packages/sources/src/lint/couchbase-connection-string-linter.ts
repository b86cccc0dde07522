import {
  COUCHBASE_DIALECT,
  type CouchbaseConnectionString,
  type CouchbaseKeyword,
  readCouchbaseConnectionString,
} from '../connection-strings/couchbase-connection-string.ts';
import { findFirstPart } from '../connection-strings/keywords.ts';
import { errorFinding, type Finding, warningFinding } from '../finding.ts';
import { type DatabaseRules, lintDatabase, namesDriver } from './database-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const RULES: DatabaseRules<CouchbaseKeyword> = {
  dialect: COUCHBASE_DIALECT,
  service: 'couchbase',
  required: [
    {
      keyword: 'CredString',
      code: 'password-missing',
      cause: 'The connection string holds no credentials.',
      fix: 'Add CredString=[{"user": "…", "pass": "…"}].',
    },
  ],
};
/** Ports of a cluster that answer other things than queries. */
const OTHER_PORTS: ReadonlyMap<number | undefined, string> = new Map([
  [8091, 'the web console'],
  [18091, 'the web console'],
  [8092, 'views'],
  [8095, 'analytics'],
  [11207, 'single documents'],
  [11210, 'single documents'],
]);

/** Judges an ODBC connection string of Couchbase. */
export const couchbaseConnectionStringLinter: ValueLinter = {
  name: 'couchbase-connection-string',
  label: 'an ODBC connection string of Couchbase',
  hasBracedValues: true,
  recognizes: (text) => /(?:^|;)\s*(?:CredString|CredFile|AuthMech)\s*=/i.test(text),
  claims: namesDriver,
  lint(text) {
    const read = readCouchbaseConnectionString(text);
    return [...lintDatabase(text, read, RULES), ...lintQueryPort(read), ...lintLogin(read)];
  },
};

function lintQueryPort({ port, parts }: CouchbaseConnectionString): readonly Finding[] {
  const purpose = OTHER_PORTS.get(port);
  if (purpose === undefined) return [];
  return [
    warningFinding({
      code: 'couchbase-port-not-for-queries',
      range: findFirstPart(parts, 'Port')?.valueRange,
      cause: `This port of a Couchbase cluster is for ${purpose}; the source asks the query service.`,
      fix: 'Write Port=8093, or 18093 where only encrypted connections are let in.',
    }),
  ];
}

function lintLogin({ credentials, parts }: CouchbaseConnectionString): readonly Finding[] {
  const mechanism = findFirstPart(parts, 'AuthMech');
  const part = findFirstPart(parts, 'CredString');
  return [
    ...(mechanism?.value === '1' || parts.length === 0 ? [] : [credentialsUnused(mechanism?.valueRange)]),
    ...(part?.value && credentials === undefined
      ? [part.value.includes('\\"') ? escapedQuotes(part.valueRange) : notCredentials(part.valueRange)]
      : []),
  ];
}

type Range = CouchbaseConnectionString['parts'][number]['valueRange'] | undefined;

function credentialsUnused(range: Range): Finding {
  return warningFinding({
    code: 'couchbase-credentials-unused',
    range,
    cause:
      'CredString is looked at with AuthMech=1 only; otherwise the driver logs in as nobody, or by a file.',
    fix: 'Write AuthMech=1.',
  });
}

function escapedQuotes(range: Range): Finding {
  return errorFinding({
    code: 'escaped-quotes',
    range,
    cause:
      'The quotes in CredString have backslashes before them. Those are needed where the whole string stands inside of a JSON text; here they went into the value itself.',
    fix: 'Remove the backslashes.',
  });
}

function notCredentials(range: Range): Finding {
  return errorFinding({
    code: 'couchbase-credentials-unreadable',
    range,
    cause:
      'CredString is not a list of users in JSON. A semicolon in a password cuts it in two unless braces enclose the whole value.',
    fix: 'Write CredString=[{"user": "…", "pass": "…"}]; with a semicolon in the password CredString={[{"user": "…", "pass": "…"}}]}, closing braces doubled.',
  });
}
