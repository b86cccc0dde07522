import {
  type DatabaseConnectionString,
  type DatabaseDialect,
  type DatabaseEncryption,
  readDatabaseConnectionString,
  valueOfPart,
} from './database-connection-string.ts';

const KEYWORDS = {
  Server: { synonyms: ['Host'] },
  Port: {},
  Database: { synonyms: ['DB'] },
  UID: { synonyms: ['User', 'User ID', 'Username'] },
  PWD: { synonyms: ['Password'] },
  SSLMode: {
    synonyms: ['SSL Mode'],
    allowed: ['0', '1', '2', '3', '4', 'DISABLED', 'PREFERRED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'],
  },
  UseSystemTrustStore: { allowed: ['0', '1'] },
  SSLCert: {},
} as const;

export type MysqlKeyword = keyof typeof KEYWORDS;

export const MYSQL_DIALECT: DatabaseDialect<MysqlKeyword> = {
  keywords: KEYWORDS,
  server: 'Server',
  port: 'Port',
  database: 'Database',
  user: 'UID',
  password: 'PWD',
};

/** Everything required to connect to a MySQL or MariaDB database. */
export interface MysqlConnectionString extends DatabaseConnectionString<MysqlKeyword> {
  /** @default 'preferred' */
  encryption: DatabaseEncryption;
  /**
   * Whether a known authority must have issued the server's certificate. Only `VERIFY_IDENTITY` also checks its name.
   */
  isCertificateChecked: boolean;
  isHostNameChecked: boolean;
}

/**
 * Reads a MySQL or MariaDB connection string as the platform takes it. Never throws. If a key is repeated, the first
 * part counts.
 *
 * @example const { host, port = 3306, database, user, password } = readMysqlConnectionString(text);
 */
export function readMysqlConnectionString(text: string): MysqlConnectionString {
  const read = readDatabaseConnectionString(text, MYSQL_DIALECT);
  const mode = valueOfPart(read.parts, 'SSLMode') ?? '';
  const isHostNameChecked = /^(?:4|VERIFY_IDENTITY)$/i.test(mode);
  return {
    ...read,
    encryption: toEncryption(mode),
    isCertificateChecked: isHostNameChecked || /^(?:3|VERIFY_CA)$/i.test(mode),
    isHostNameChecked,
  };
}

function toEncryption(mode: string): DatabaseEncryption {
  if (/^(?:0|DISABLED)$/i.test(mode)) return 'off';
  return /^(?:[234]|REQUIRED|VERIFY_CA|VERIFY_IDENTITY)$/i.test(mode) ? 'required' : 'preferred';
}
