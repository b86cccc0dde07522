import type { PostgresTarget } from './postgresql-target.ts';

/** The request that failed. */
export interface PostgresRequest {
  target: PostgresTarget;
  /** The table or schema in question. */
  path?: string;
  /** The server's error code. */
  sqlState?: string;
  /** Columns that the user may read, if not all. */
  readableColumns?: readonly string[];
}
