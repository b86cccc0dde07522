import { type Address, readAddress } from './address.ts';
import { valueOfPart } from './database-connection-string.ts';
import { type KeywordPart, type Keywords, recognizeKeywords } from './keywords.ts';
import { parsePort } from './port.ts';
import { readQueryPairs } from './query-pairs.ts';

const KEYWORDS = {
  user: {},
  password: {},
  db: { synonyms: ['database'] },
  schema: {},
  warehouse: {},
  role: {},
  account: {},
  authenticator: {},
  token: {},
  private_key_base64: {},
  private_key_file: {},
  private_key_file_pwd: { synonyms: ['private_key_pwd'] },
  application: {},
  loginTimeout: { allowed: 'integer' },
  networkTimeout: { allowed: 'integer' },
  queryTimeout: { allowed: 'integer' },
  ssl: { allowed: ['on', 'off'] },
  tracing: {},
} as const;

export type SnowflakeKeyword = keyof typeof KEYWORDS;

export const SNOWFLAKE_KEYWORDS: Keywords<SnowflakeKeyword> = KEYWORDS;

/** Everything required to connect to a Snowflake account. */
export interface SnowflakeConnectionString {
  /** Lowercase; undefined if the value is not a Snowflake JDBC URL. */
  host: string | undefined;
  /** @default 443 */
  port: number;
  user: string | undefined;
  password: string | undefined;
  database: string | undefined;
  schema: string | undefined;
  warehouse: string | undefined;
  role: string | undefined;
  address: Address;
  parts: readonly KeywordPart<SnowflakeKeyword>[];
}

const PREFIX = 'jdbc:';

/**
 * Reads a Snowflake JDBC URL. Never throws. If a key is repeated, the first part counts.
 *
 * @see https://docs.snowflake.com/en/developer-guide/jdbc/jdbc-configure
 */
export function readSnowflakeConnectionString(text: string): SnowflakeConnectionString {
  const start = text.toLowerCase().startsWith(PREFIX) ? PREFIX.length : 0;
  const address = readAddress(text.slice(start), start);
  const pairs = readQueryPairs(address.query ?? '', address.ranges.query?.start);
  const parts = recognizeKeywords(pairs, SNOWFLAKE_KEYWORDS);
  const value = (keyword: SnowflakeKeyword) => valueOfPart(parts, keyword);
  return {
    host: start > 0 && address.scheme === 'snowflake' ? address.host : undefined,
    port: parsePort(address.portText) ?? 443,
    user: value('user'),
    password: value('password'),
    database: value('db'),
    schema: value('schema'),
    warehouse: value('warehouse'),
    role: value('role'),
    address,
    parts,
  };
}
