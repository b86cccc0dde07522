import { findManagedServer } from '../database-servers/managed-server.ts';
import type { FailureTable } from '../operations/failure-table.ts';
import { describePostgresFailure } from './describe-postgresql-failure.ts';
import { POOLER_FAILURES } from './pooler-failures.ts';
import type { PostgresRequest } from './postgresql-request.ts';
import type { PostgresTarget } from './postgresql-target.ts';

/** Codes for the refusals of a PostgreSQL server. */
export type PostgresFailureCode =
  | 'access-denied'
  | 'auth-method-unsupported'
  | 'client-certificate-required'
  | 'column-access-denied'
  | 'database-not-found'
  | 'encryption-required'
  | 'foreign-table-failed'
  | 'host-not-allowed'
  | 'login-not-permitted'
  | 'not-postgresql'
  | 'object-not-found'
  | 'password-refused-elsewhere'
  | 'password-wrong'
  | 'pooler-database-unknown'
  | 'pooler-mode-unsupported'
  | 'pooler-refused'
  | 'pooler-server-refused'
  | 'pooler-server-unreachable'
  | 'pooler-setting-refused'
  | 'pooler-user-unknown'
  | 'query-too-slow'
  | 'source-busy'
  | 'source-failed'
  | 'source-starting'
  | 'sql-error'
  | 'table-locked'
  | 'tls-not-offered'
  | 'view-access-denied'
  | 'view-broken';

/** All failures of a PostgreSQL server, by code. */
export const POSTGRES_FAILURES: FailureTable<PostgresFailureCode, PostgresRequest> = {
  'password-wrong': {
    stage: 'authenticate',
    describe: ({ target }) => describePostgresFailure('password-wrong', { user: target.user }),
  },
  'password-refused-elsewhere': {
    stage: 'authenticate',
    describe: ({ target }) => describePostgresFailure('password-refused-elsewhere', { user: target.user }),
  },
  'login-not-permitted': {
    stage: 'authenticate',
    describe: ({ target }) => describePostgresFailure('login-not-permitted', { user: target.user }),
  },
  'host-not-allowed': {
    stage: 'authenticate',
    describe: ({ target }) => {
      const { user, database, encryption } = target;
      const facts = { user, database, advice: letIn(target) };
      return encryption === 'off'
        ? describePostgresFailure('host-not-allowed.no-encryption', facts)
        : describePostgresFailure('host-not-allowed', facts);
    },
  },
  'encryption-required': {
    stage: 'authenticate',
    describe: ({ target }) => describePostgresFailure('encryption-required', { host: target.host }),
  },
  'client-certificate-required': {
    stage: 'authenticate',
    describe: ({ target }) =>
      findManagedServer(target.host) === undefined
        ? describePostgresFailure('client-certificate-required.own-server', { user: target.user })
        : describePostgresFailure('client-certificate-required.managed-server', { user: target.user }),
  },
  'auth-method-unsupported': {
    stage: 'authenticate',
    describe: () => describePostgresFailure('auth-method-unsupported'),
  },
  'tls-not-offered': {
    stage: 'authenticate',
    describe: ({ target }) => describePostgresFailure('tls-not-offered', { host: target.host }),
  },
  'not-postgresql': {
    stage: 'authenticate',
    describe: ({ target }) =>
      describePostgresFailure('not-postgresql', { host: target.host, port: target.port }),
  },
  'source-starting': { stage: 'authenticate', describe: () => describePostgresFailure('source-starting') },
  'source-busy': { stage: 'authenticate', describe: () => describePostgresFailure('source-busy') },
  ...POOLER_FAILURES,
  'database-not-found': {
    stage: 'authorise',
    describe: ({ target }) => describePostgresFailure('database-not-found', { database: target.database }),
  },
  'access-denied': {
    stage: 'authorise',
    describe: ({ target: { user, database }, path }) =>
      path
        ? describePostgresFailure('access-denied.object', { user, path })
        : describePostgresFailure('access-denied.database', { user, database }),
  },
  'column-access-denied': {
    stage: 'list',
    describe: ({ target, path = '', readableColumns = [] }) =>
      describePostgresFailure('column-access-denied', {
        user: target.user,
        path,
        columns: readableColumns.join(', '),
      }),
  },
  'view-access-denied': {
    stage: 'list',
    describe: ({ target, path = '' }) =>
      describePostgresFailure('view-access-denied', { user: target.user, path }),
  },
  'view-broken': {
    stage: 'list',
    describe: ({ path = '', sqlState = '' }) => describePostgresFailure('view-broken', { path, sqlState }),
  },
  'foreign-table-failed': {
    stage: 'list',
    describe: ({ path = '', sqlState = '' }) =>
      describePostgresFailure('foreign-table-failed', { path, sqlState }),
  },
  'table-locked': {
    stage: 'list',
    describe: ({ path }) => describePostgresFailure('table-locked', { path: path || 'The catalog' }),
  },
  'object-not-found': {
    stage: 'list',
    describe: ({ target, path }) =>
      describePostgresFailure('object-not-found', { database: target.database, path: path ?? '' }),
  },
  'query-too-slow': {
    stage: 'list',
    describe: ({ path }) => describePostgresFailure('query-too-slow', { path: path || 'the list of tables' }),
  },
  'source-failed': {
    stage: 'list',
    describe: ({ path = '', sqlState = '' }) =>
      describePostgresFailure('source-failed', { sqlState, path: path || 'the database' }),
  },
  'sql-error': {
    stage: 'list',
    describe: ({ path = '', sqlState = '' }) =>
      path
        ? describePostgresFailure('sql-error.object', { path, sqlState })
        : describePostgresFailure('sql-error.database', { sqlState }),
  },
};

/** The administrator's action; a managed server has no files to edit. */
function letIn({ host }: PostgresTarget): string {
  const managed = findManagedServer(host);
  return managed === undefined
    ? 'add a line for this user, database and address to pg_hba.conf and reload the configuration; a managed server has a firewall or authorized networks instead'
    : `${managed.networkAdvice} (${managed.name} has no pg_hba.conf to edit)`;
}
