import type { FailureTable } from '../operations/failure-table.ts';
import type { PostgresRequest } from './postgresql-request.ts';

type PoolerFailureCode =
  | 'pooler-database-unknown'
  | 'pooler-mode-unsupported'
  | 'pooler-refused'
  | 'pooler-server-refused'
  | 'pooler-server-unreachable'
  | 'pooler-setting-refused'
  | 'pooler-user-unknown';

/** Refusals of what stands before a server: PgBouncer, RDS Proxy, the poolers of Neon and Supabase. */
export const POOLER_FAILURES: FailureTable<PoolerFailureCode, PostgresRequest> = {
  'pooler-database-unknown': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The connection pooler at ${target.host}, or the server behind it, has no database ${target.database}.`,
    nextStep:
      'Compare the name with the databases of the pooler ([databases] of pgbouncer.ini, the targets of a proxy); they may have other names than on the server behind it.',
    fixableBy: 'you',
  },
  'pooler-user-unknown': {
    stage: 'authenticate',
    cause: ({ target }) => `The connection pooler at ${target.host} has no user ${target.user}.`,
    nextStep:
      'Copy the user as the pooler wants it: with the project for Supabase (user.project), with the host of the endpoint for Neon, from auth_file or auth_query of PgBouncer, from the secrets of RDS Proxy.',
    fixableBy: 'you',
  },
  'pooler-setting-refused': {
    stage: 'authenticate',
    cause: ({ target }) => `The connection pooler at ${target.host} refuses a setting of the connection.`,
    nextStep:
      'Have client_encoding, application_name and extra_float_digits allowed (ignore_startup_parameters of PgBouncer), or use the address of the server behind the pooler.',
    fixableBy: 'source-admin',
  },
  'pooler-mode-unsupported': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The connection pooler at ${target.host} pools single statements, and reading needs a transaction.`,
    nextStep:
      'Have pool_mode set to transaction or session, or use the address of the server behind the pooler.',
    fixableBy: 'source-admin',
  },
  'pooler-server-refused': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The connection pooler at ${target.host} accepts user ${target.user}, but the server behind it refuses the login that the pooler makes.`,
    nextStep:
      'Have the user and password that the pooler uses ([databases] and auth_file of PgBouncer) compared with those of the server.',
    fixableBy: 'source-admin',
  },
  'pooler-server-unreachable': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The connection pooler at ${target.host} answers, but gets no connection to the server behind it: the server cannot be reached, or all connections to it are in use.`,
    nextStep: 'Try again later; if it persists, have the log of the pooler read, which names the reason.',
    fixableBy: 'source-admin',
  },
  'pooler-refused': {
    stage: 'authenticate',
    cause: ({ target, sqlState }) =>
      `${target.host}, which is not a PostgreSQL server itself but a pooler or proxy in front of one, refuses the login with SQLSTATE ${sqlState}.`,
    nextStep:
      'Sign in as this user with psql, which shows the whole message, or have the log of the pooler read.',
    fixableBy: 'source-admin',
  },
};
