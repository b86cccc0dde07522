import { AZURE_STORAGE_KEYS } from '../connection-strings/azure-storage-connection-string.ts';
import { spellingsOf } from '../connection-strings/keywords.ts';
import { MYSQL_DIALECT } from '../connection-strings/mysql-connection-string.ts';
import { ORACLE_DIALECT } from '../connection-strings/oracle-connection-string.ts';
import { POSTGRESQL_DIALECT } from '../connection-strings/postgresql-connection-string.ts';
import { SQL_SERVER_KEYWORDS } from '../connection-strings/sql-server-keywords.ts';
import { suggestName } from '../suggest-name.ts';
import type { PartMeaning } from './value-part.ts';

const NAMES: Readonly<Record<PartMeaning, readonly string[]>> = {
  scheme: [],
  host: ['server', 'host', 'hostname', 'datasource', 'address', 'addr', 'networkaddress'],
  port: ['port', 'portnumber'],
  user: ['userid', 'uid', 'user', 'username', 'logonid'],
  password: ['password', 'pwd'],
  database: ['database', 'initialcatalog', 'databasename', 'dbname', 'db'],
  path: [],
  endpoint: ['endpoint'],
  'shared-access-key-name': ['sharedaccesskeyname'],
  'shared-access-key': ['sharedaccesskey'],
  'event-hub': ['entitypath'],
};

const MEANINGS = new Map(
  Object.entries(NAMES).flatMap(([meaning, names]) => names.map((name) => [name, meaning as PartMeaning])),
);

/** Fields of a signed address that are not secret; `sig` is secret. */
const SAS_FIELDS = [
  'sv',
  'st',
  'se',
  'sr',
  'sp',
  'ss',
  'srt',
  'sip',
  'spr',
  'si',
  'tn',
  'sig',
  'skoid',
  'sktid',
  'skt',
  'ske',
  'sks',
  'skv',
];

const KNOWN: readonly string[] = [
  ...AZURE_STORAGE_KEYS,
  ...spellingsOf(MYSQL_DIALECT.keywords),
  ...spellingsOf(POSTGRESQL_DIALECT.keywords),
  ...spellingsOf(ORACLE_DIALECT.keywords),
  ...spellingsOf(SQL_SERVER_KEYWORDS),
  'DatabaseName',
  'dbname',
  'Endpoint',
  'EntityPath',
  'SharedAccessKey',
  'SharedAccessKeyName',
];
const KNOWN_SPELLINGS: ReadonlySet<string> = new Set([...KNOWN, ...SAS_FIELDS].map(normalize));

const SECRET = /pass|pwd|key$|privatekey|secret|signature|token|^sig$|credential/;
const HOLDS_CREDENTIALS = /[?&;]\s*(?:sig|pwd|password)\s*=|:\/\/[^/@]*:[^/]*@/i;

export function meaningOf(name: string): PartMeaning | undefined {
  return MEANINGS.get(normalize(name));
}

function isKnownName(name: string): boolean {
  return KNOWN_SPELLINGS.has(normalize(name));
}

/**
 * True if a name may be shown: a known name or a slight misspelling of one. Any other name may be part of a secret.
 */
export function isShownName(name: string): boolean {
  return isKnownName(name) || suggestName(name, KNOWN) !== undefined;
}

/** True if a value must be hidden. The value of an unknown name may always be a secret. */
export function isSecretPart(name: string, value: string): boolean {
  return !isKnownName(name) || isSecretName(name) || HOLDS_CREDENTIALS.test(value);
}

/** True if the name before a value in a connection string or address indicates a secret. */
export function isSecretName(name: string): boolean {
  return SECRET.test(normalize(name));
}

function normalize(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}
