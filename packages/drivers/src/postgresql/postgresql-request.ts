import type { PostgresTarget } from './postgresql-target.ts';

/** What was asked of the server when it failed. */
export interface PostgresRequest {
  target: PostgresTarget;
  /** The table or schema in question. */
  path?: string;
  /** The server's own code for an error. */
  sqlState?: string;
  /** Columns that the user may read, where these are not all. */
  readableColumns?: readonly string[];
}
