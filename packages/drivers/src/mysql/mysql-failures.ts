import type { FailureTable } from '../operations/failure-table.ts';
import { describeMysqlFailure } from './describe-mysql-failure.ts';
import type { MysqlTarget } from './mysql-target.ts';

/** The request that failed. */
export interface MysqlRequest {
  target: MysqlTarget;
  /** The table in question. */
  path?: string;
  /** The server's error number. */
  errorNumber?: number;
  /** Columns that the user may see but not read. */
  unreadableColumns?: readonly string[];
}

/** Codes for the refusals of a MySQL or MariaDB server. */
export type MysqlFailureCode =
  | 'access-denied'
  | 'account-limit-reached'
  | 'account-locked'
  | 'auth-method-unsupported'
  | 'auth-plugin-missing'
  | 'column-access-denied'
  | 'database-not-found'
  | 'encryption-required'
  | 'foreign-table-failed'
  | 'host-blocked'
  | 'host-not-allowed'
  | 'not-mysql'
  | 'object-not-found'
  | 'password-expired'
  | 'password-wrong'
  | 'proxy-server-unreachable'
  | 'query-interrupted'
  | 'query-too-slow'
  | 'source-busy'
  | 'source-failed'
  | 'source-starting'
  | 'sql-error'
  | 'table-locked'
  | 'tls-not-offered'
  | 'view-access-denied'
  | 'view-broken'
  | 'view-definer-missing';

/** All failures of a MySQL or MariaDB server, by code. */
export const MYSQL_FAILURES: FailureTable<MysqlFailureCode, MysqlRequest> = {
  'password-wrong': {
    stage: 'authenticate',
    describe: ({ target: { user, encryption }, errorNumber }) => {
      const isOff = encryption === 'off';
      if (errorNumber === 1698)
        return isOff
          ? describeMysqlFailure('password-wrong.socket-no-encryption', { user })
          : describeMysqlFailure('password-wrong.socket', { user });
      return isOff
        ? describeMysqlFailure('password-wrong.no-encryption', { user })
        : describeMysqlFailure('password-wrong', { user });
    },
  },
  'password-expired': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('password-expired', { user: target.user }),
  },
  'account-locked': {
    stage: 'authenticate',
    describe: ({ target, errorNumber }) =>
      errorNumber === 3955
        ? describeMysqlFailure('account-locked.temporarily', { user: target.user })
        : describeMysqlFailure('account-locked.until-unlocked', { user: target.user }),
  },
  'account-limit-reached': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('account-limit-reached', { user: target.user }),
  },
  'auth-method-unsupported': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('auth-method-unsupported', { user: target.user }),
  },
  'auth-plugin-missing': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('auth-plugin-missing', { user: target.user }),
  },
  'host-not-allowed': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('host-not-allowed', { host: target.host }),
  },
  'host-blocked': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('host-blocked', { host: target.host }),
  },
  'encryption-required': {
    stage: 'authenticate',
    describe: () => describeMysqlFailure('encryption-required'),
  },
  'tls-not-offered': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('tls-not-offered', { host: target.host }),
  },
  'not-mysql': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('not-mysql', { host: target.host, port: target.port }),
  },
  'source-busy': { stage: 'authenticate', describe: () => describeMysqlFailure('source-busy') },
  'source-starting': { stage: 'authenticate', describe: () => describeMysqlFailure('source-starting') },
  'proxy-server-unreachable': {
    stage: 'authenticate',
    describe: ({ target }) => describeMysqlFailure('proxy-server-unreachable', { host: target.host }),
  },
  'access-denied': {
    stage: 'authorise',
    describe: ({ target, path }) =>
      describeMysqlFailure('access-denied', {
        user: target.user,
        path: path || `database ${target.database}`,
      }),
  },
  'database-not-found': {
    stage: 'authorise',
    describe: ({ target }) => describeMysqlFailure('database-not-found', { database: target.database }),
  },
  'object-not-found': {
    stage: 'list',
    describe: ({ target, path }) =>
      describeMysqlFailure('object-not-found', {
        database: target.database,
        path: path ?? '',
        user: target.user,
      }),
  },
  'column-access-denied': {
    stage: 'list',
    describe: ({ target, path = '', unreadableColumns = [] }) =>
      unreadableColumns.length === 0
        ? describeMysqlFailure('column-access-denied.columns-unknown', { user: target.user, path })
        : describeMysqlFailure('column-access-denied.columns-known', {
            user: target.user,
            path,
            columns: unreadableColumns.join(', '),
          }),
  },
  'view-broken': {
    stage: 'list',
    describe: ({ path = '', errorNumber = 0 }) =>
      errorNumber === 1356
        ? describeMysqlFailure('view-broken.unusable', { path })
        : describeMysqlFailure('view-broken.query-failed', { path, errorNumber }),
  },
  'view-access-denied': {
    stage: 'list',
    describe: ({ target, path = '' }) =>
      describeMysqlFailure('view-access-denied', { user: target.user, path }),
  },
  'view-definer-missing': {
    stage: 'list',
    describe: ({ path }) => describeMysqlFailure('view-definer-missing', { path: path || 'A view' }),
  },
  'foreign-table-failed': {
    stage: 'list',
    describe: ({ path = '' }) => describeMysqlFailure('foreign-table-failed', { path }),
  },
  'table-locked': {
    stage: 'list',
    describe: ({ path }) => describeMysqlFailure('table-locked', { path: path || 'The database' }),
  },
  'query-interrupted': {
    stage: 'list',
    describe: ({ path }) => describeMysqlFailure('query-interrupted', { path: path || 'the list of tables' }),
  },
  'query-too-slow': {
    stage: 'list',
    describe: ({ path }) => describeMysqlFailure('query-too-slow', { path: path || 'the list of tables' }),
  },
  'source-failed': {
    stage: 'list',
    describe: ({ path = '', errorNumber = 0 }) =>
      describeMysqlFailure('source-failed', { errorNumber, path: path || 'the database' }),
  },
  'sql-error': {
    stage: 'list',
    describe: ({ path, errorNumber: number = 0 }) =>
      path
        ? describeMysqlFailure('sql-error.object', { path, number })
        : describeMysqlFailure('sql-error.database', { number }),
  },
};
