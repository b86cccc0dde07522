import { readAdoNetPairs } from '../connection-strings/ado-net-pairs.ts';
import { isLibpqString } from '../connection-strings/libpq-pairs.ts';
import type { RecognizedForm } from './value-linter.ts';

/**
 * Common forms that have no linter. They are tested first, because some resemble a form that has one. Remove a form
 * from this list when it gets its own linter.
 */
export const FOREIGN_FORMS: readonly RecognizedForm[] = [
  { name: 'jdbc-url', recognizes: (text) => /^jdbc:(?!snowflake:)/i.test(text) },
  {
    name: 'libpq-connection-string',
    recognizes: isLibpqString,
  },
  {
    name: 'oracle-connect-descriptor',
    recognizes: (text) => /\(\s*DESCRIPTION(?:_LIST)?\s*=\s*\(/i.test(text),
  },
  { name: 'odbc-connection-string', recognizes: hasKey('driver', 'dsn') },
  { name: 'oledb-connection-string', recognizes: hasKey('provider') },
  {
    name: 'oracle-easy-connect',
    recognizes: (text) => /^(?:[^\s/@;=:]+\/[^\s;=]*@\S+|\/\/[\w.-]+(?::\d+)?\/[\w.$#]+)$/.test(text),
  },
  {
    name: 'cosmos-db-connection-string',
    recognizes: hasKey('accountendpoint'),
  },
  {
    name: 'event-hubs-connection-string',
    recognizes: (text) => /(?:^|;)\s*Endpoint\s*=\s*sb:/i.test(text),
  },
  {
    name: 'database-url',
    recognizes: (text) =>
      /^(?:mssql|sqlserver|postgres(?:ql)?|redshift|mysql|mariadb|oracle|couchbases?|mongodb(?:\+srv)?|snowflake)(?:\+\w+)?:\/\//i.test(
        text,
      ),
  },
  {
    name: 'sas-token',
    recognizes: (text) => /^\??(?:[a-z]{2,6}=[^;&]*&)+/.test(text) && /(?:^|[?&])sig=/.test(text),
  },
  {
    name: 'json',
    recognizes: (text) => /^(?:\{\s*"|\[\s*[{["])(?!.*"service_account")/s.test(text),
  },
];

function hasKey(...keys: readonly string[]): (text: string) => boolean {
  return (text) => readAdoNetPairs(text).parts.some(({ key }) => keys.includes(key.toLowerCase()));
}
