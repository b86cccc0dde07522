import {
  COUCHBASE_DIALECT,
  type CouchbaseConnectionString,
  type CouchbaseKeyword,
  readCouchbaseConnectionString,
} from '../connection-strings/couchbase-connection-string.ts';
import { findFirstPart } from '../connection-strings/keywords.ts';
import { describeFinding, errorFinding, type Finding, warningFinding } from '../finding.ts';
import { type DatabaseRules, lintDatabase, namesDriver } from './database-rules.ts';
import type { ValueLinter } from './value-linter.ts';

const RULES: DatabaseRules<CouchbaseKeyword> = {
  dialect: COUCHBASE_DIALECT,
  service: 'couchbase',
  required: [{ keyword: 'CredString', ...describeFinding('password-missing.couchbase') }],
};
/** Ports on which a cluster offers other services than queries. */
const OTHER_PORTS: ReadonlyMap<number | undefined, string> = new Map([
  [8091, 'the web console'],
  [18091, 'the web console'],
  [8092, 'views'],
  [8095, 'analytics'],
  [11207, 'single documents'],
  [11210, 'single documents'],
]);

/** Checks a Couchbase ODBC connection string. */
export const couchbaseConnectionStringLinter: ValueLinter = {
  name: 'couchbase-connection-string',
  label: 'a Couchbase ODBC connection string',
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
    warningFinding(
      describeFinding('couchbase-port-not-for-queries', { purpose }),
      findFirstPart(parts, 'Port')?.valueRange,
    ),
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
  return warningFinding(describeFinding('couchbase-credentials-unused'), range);
}

function escapedQuotes(range: Range): Finding {
  return errorFinding(describeFinding('escaped-quotes.couchbase'), range);
}

function notCredentials(range: Range): Finding {
  return errorFinding(describeFinding('couchbase-credentials-unreadable'), range);
}
