import type { FailureTable } from '../operations/failure-table.ts';
import { describePostgresFailure } from './describe-postgresql-failure.ts';
import type { PostgresRequest } from './postgresql-request.ts';

type PoolerFailureCode =
  | 'pooler-database-unknown'
  | 'pooler-mode-unsupported'
  | 'pooler-refused'
  | 'pooler-server-refused'
  | 'pooler-server-unreachable'
  | 'pooler-setting-refused'
  | 'pooler-user-unknown';

/** Refusals of a pooler or proxy: PgBouncer, RDS Proxy, the poolers of Neon and Supabase. */
export const POOLER_FAILURES: FailureTable<PoolerFailureCode, PostgresRequest> = {
  'pooler-database-unknown': {
    stage: 'authenticate',
    describe: ({ target }) =>
      describePostgresFailure('pooler-database-unknown', { host: target.host, database: target.database }),
  },
  'pooler-user-unknown': {
    stage: 'authenticate',
    describe: ({ target }) =>
      describePostgresFailure('pooler-user-unknown', { host: target.host, user: target.user }),
  },
  'pooler-setting-refused': {
    stage: 'authenticate',
    describe: ({ target }) => describePostgresFailure('pooler-setting-refused', { host: target.host }),
  },
  'pooler-mode-unsupported': {
    stage: 'authenticate',
    describe: ({ target }) => describePostgresFailure('pooler-mode-unsupported', { host: target.host }),
  },
  'pooler-server-refused': {
    stage: 'authenticate',
    describe: ({ target }) =>
      describePostgresFailure('pooler-server-refused', { host: target.host, user: target.user }),
  },
  'pooler-server-unreachable': {
    stage: 'authenticate',
    describe: ({ target }) => describePostgresFailure('pooler-server-unreachable', { host: target.host }),
  },
  'pooler-refused': {
    stage: 'authenticate',
    describe: ({ target, sqlState = '' }) =>
      describePostgresFailure('pooler-refused', { host: target.host, sqlState }),
  },
};
