import {
  type DatabaseConnectionString,
  type DatabaseDialect,
  readDatabaseConnectionString,
  valueOfPart,
} from './database-connection-string.ts';

const KEYWORDS = {
  Host: { synonyms: ['HostName', 'Server'] },
  Port: { synonyms: ['PortNumber'] },
  Sid: {},
  ServiceName: { synonyms: ['Service Name', 'SN'] },
  'User Id': { synonyms: ['UserId', 'UID', 'User', 'Username', 'LogonID'] },
  Password: { synonyms: ['PWD'] },
  EncryptionMethod: { synonyms: ['EM'], allowed: ['0', '1'] },
  ValidateServerCertificate: { synonyms: ['VSC'], allowed: ['0', '1'] },
  TrustStore: {},
  TrustStorePassword: {},
  WireProtocolMode: { allowed: ['1', '2'] },
  AlternateServers: {},
  ArraySize: { allowed: 'integer' },
} as const;

export type OracleKeyword = keyof typeof KEYWORDS;

export const ORACLE_DIALECT: DatabaseDialect<OracleKeyword> = {
  keywords: KEYWORDS,
  server: 'Host',
  port: 'Port',
  user: 'User Id',
  password: 'Password',
};

/** Everything required to connect to an Oracle database. */
export interface OracleConnectionString extends Omit<DatabaseConnectionString<OracleKeyword>, 'database'> {
  /** Identifies an instance of the database. */
  sid: string | undefined;
  /** Identifies a service that the database offers: the newer form, and the only one for pluggable databases. */
  serviceName: string | undefined;
}

/**
 * Reads an Oracle connection string as the platform takes it. Never throws. If a key is repeated, the first part
 * counts.
 *
 * @example const { host, port = 1521, sid, serviceName, user, password } = readOracleConnectionString(text);
 */
export function readOracleConnectionString(text: string): OracleConnectionString {
  const { host, port, user, password, parts, problems } = readDatabaseConnectionString(text, ORACLE_DIALECT);
  const sid = valueOfPart(parts, 'Sid');
  return { host, port, sid, serviceName: valueOfPart(parts, 'ServiceName'), user, password, parts, problems };
}
