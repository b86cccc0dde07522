import {
  type DatabaseConnectionString,
  type DatabaseDialect,
  type DatabaseEncryption,
  readDatabaseConnectionString,
  valueOfPart,
} from './database-connection-string.ts';

/** SslMode and similar keywords belong to other clients. They are listed so that the linter can report them. */
const KEYWORDS = {
  Server: { synonyms: ['Host', 'HostName'] },
  Port: { synonyms: ['PortNumber'] },
  Database: { synonyms: ['DB'] },
  UID: { synonyms: ['User', 'User ID', 'Username', 'User Name', 'LogonID'] },
  Password: { synonyms: ['PWD'] },
  EncryptionMethod: { synonyms: ['EM'], allowed: ['0', '1', '6'] },
  ValidateServerCertificate: { synonyms: ['VSC'], allowed: ['0', '1'] },
  HostNameInCertificate: { synonyms: ['HNIC'] },
  CryptoProtocolVersion: { synonyms: ['CPV'] },
  LoginTimeout: { synonyms: ['LT'], allowed: 'integer' },
  QueryTimeout: { synonyms: ['QT'], allowed: 'integer' },
  SslMode: { synonyms: ['SSL Mode', 'SSL', 'Use SSL', 'Require SSL'] },
} as const;

export type PostgresqlKeyword = keyof typeof KEYWORDS;

export const POSTGRESQL_DIALECT: DatabaseDialect<PostgresqlKeyword> = {
  keywords: KEYWORDS,
  server: 'Server',
  port: 'Port',
  database: 'Database',
  user: 'UID',
  password: 'Password',
};

/** Everything required to connect to a PostgreSQL database. */
export interface PostgresqlConnectionString extends DatabaseConnectionString<PostgresqlKeyword> {
  /** @default 'off' */
  encryption: DatabaseEncryption;
  /** @default false */
  isCertificateChecked: boolean;
}

const ENCRYPTION: ReadonlyMap<string | undefined, DatabaseEncryption> = new Map([
  ['1', 'required'],
  ['6', 'preferred'],
]);

/**
 * Reads a PostgreSQL connection string as the platform takes it. Never throws. If a key is repeated, the first part
 * counts.
 *
 * @example const { host, port = 5432, database, user, password } = readPostgresqlConnectionString(text);
 */
export function readPostgresqlConnectionString(text: string): PostgresqlConnectionString {
  const read = readDatabaseConnectionString(text, POSTGRESQL_DIALECT);
  return {
    ...read,
    encryption: ENCRYPTION.get(valueOfPart(read.parts, 'EncryptionMethod')) ?? 'off',
    isCertificateChecked: valueOfPart(read.parts, 'ValidateServerCertificate') === '1',
  };
}
