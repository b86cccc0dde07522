import { readAdoNetPairs } from '../connection-strings/ado-net-pairs.ts';
import type { RecognisedForm } from './value-linter.ts';

/**
 * Forms that no linter judges but people have at hand. They are looked for first, since some look like a form that is
 * judged; one that gets a linter of its own leaves this list.
 */
export const FOREIGN_FORMS: readonly RecognisedForm[] = [
  { name: 'jdbc-url', label: 'a JDBC address', recognises: (text) => /^jdbc:/i.test(text) },
  { name: 'odbc-connection-string', label: 'an ODBC connection string', recognises: hasKey('driver', 'dsn') },
  { name: 'oledb-connection-string', label: 'an OLE DB connection string', recognises: hasKey('provider') },
  {
    name: 'cosmos-db-connection-string',
    label: 'a connection string of Azure Cosmos DB',
    recognises: hasKey('accountendpoint'),
  },
  {
    name: 'event-hubs-connection-string',
    label: 'a connection string of Azure Event Hubs or Service Bus',
    recognises: (text) => /(?:^|;)\s*Endpoint\s*=\s*sb:/i.test(text),
  },
  {
    name: 'database-url',
    label: 'a database address as other drivers use it',
    recognises: (text) =>
      /^(?:mssql|sqlserver|postgres(?:ql)?|mysql|mongodb(?:\+srv)?|snowflake):\/\//i.test(text),
  },
  {
    name: 'sas-token',
    label: 'a SAS token without the address it is for',
    recognises: (text) => /^\??(?:[a-z]{2,6}=[^;&]*&)+/.test(text) && /(?:^|[?&])sig=/.test(text),
  },
  { name: 'json', label: 'a JSON document', recognises: (text) => /^(?:\{\s*"|\[\s*[{["])/.test(text) },
];

function hasKey(...keys: readonly string[]): (text: string) => boolean {
  return (text) => readAdoNetPairs(text).parts.some(({ key }) => keys.includes(key.toLowerCase()));
}
