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

/** Refusals of a pooler or proxy: PgBouncer, RDS Proxy, the poolers of Neon and Supabase. */
export const POOLER_FAILURES: FailureTable<PoolerFailureCode, PostgresRequest> = {
  'pooler-database-unknown': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The connection pooler at ${target.host}, or the server behind it, has no database ${target.database}.`,
    nextStep:
      'Compare the name with the databases of the pooler ([databases] of pgbouncer.ini, the targets of a proxy). Their names may differ from those on the server behind it.',
    fixableBy: 'you',
  },
  'pooler-user-unknown': {
    stage: 'authenticate',
    cause: ({ target }) => `The connection pooler at ${target.host} has no user ${target.user}.`,
    nextStep:
      "Copy the user in the pooler's format: with the project for Supabase (user.project), with the endpoint's host for Neon, from auth_file or auth_query of PgBouncer, from the secrets of RDS Proxy.",
    fixableBy: 'you',
  },
  'pooler-setting-refused': {
    stage: 'authenticate',
    cause: ({ target }) => `The connection pooler at ${target.host} refuses a setting of the connection.`,
    nextStep:
      'Allow client_encoding, application_name and extra_float_digits (ignore_startup_parameters of PgBouncer), or use the address of the server behind the pooler.',
    fixableBy: 'source-admin',
  },
  'pooler-mode-unsupported': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The connection pooler at ${target.host} pools single statements, and reading needs a transaction.`,
    nextStep: 'Set pool_mode to transaction or session, or use the address of the server behind the pooler.',
    fixableBy: 'source-admin',
  },
  'pooler-server-refused': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The connection pooler at ${target.host} accepts user ${target.user}, but the server behind it rejects the pooler's own login.`,
    nextStep:
      'Compare the user and password of the pooler ([databases] and auth_file of PgBouncer) with those of the server.',
    fixableBy: 'source-admin',
  },
  'pooler-server-unreachable': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The connection pooler at ${target.host} answers, but gets no connection to the server behind it: it cannot reach the server, or all connections to the server are in use.`,
    nextStep: 'Try again later. If it persists, check the log of the pooler, which names the reason.',
    fixableBy: 'source-admin',
  },
  'pooler-refused': {
    stage: 'authenticate',
    cause: ({ target, sqlState }) =>
      `A pooler or proxy at ${target.host} refuses the login with SQLSTATE ${sqlState}.`,
    nextStep:
      'Sign in as this user with psql, which shows the whole message, or check the log of the pooler.',
    fixableBy: 'source-admin',
  },
};
