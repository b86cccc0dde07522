import { DriverError } from '../driver-error.ts';
import { type FailureTable, makeFailure } from '../failure-table.ts';
import { explainNetworkError } from '../network-failure.ts';
import type { MysqlTarget } from './mysql-target.ts';

/** What was asked of the server when it failed. */
export interface MysqlRequest {
  target: MysqlTarget;
  /** The table in question. */
  path?: string;
  /** The server's own number for an error. */
  errorNumber?: number;
}

/** Our codes for what a MySQL or MariaDB server may object to. */
export type MysqlFailureCode =
  | 'access-denied'
  | 'account-locked'
  | 'auth-method-unsupported'
  | 'database-not-found'
  | 'encryption-required'
  | 'host-not-allowed'
  | 'not-mysql'
  | 'object-not-found'
  | 'password-expired'
  | 'password-wrong'
  | 'query-too-slow'
  | 'source-busy'
  | 'sql-error'
  | 'tls-not-offered';

/** @see https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html */
const BY_NUMBER: Readonly<Record<number, MysqlFailureCode>> = {
  1040: 'source-busy',
  1044: 'access-denied',
  1045: 'password-wrong',
  1049: 'database-not-found',
  1053: 'source-busy',
  1129: 'host-not-allowed',
  1130: 'host-not-allowed',
  1142: 'access-denied',
  1143: 'access-denied',
  1146: 'object-not-found',
  1203: 'source-busy',
  1226: 'source-busy',
  1251: 'auth-method-unsupported',
  1317: 'query-too-slow',
  1698: 'password-wrong',
  1820: 'password-expired',
  1862: 'password-expired',
  1969: 'query-too-slow',
  3024: 'query-too-slow',
  3118: 'account-locked',
  3159: 'encryption-required',
  4151: 'account-locked',
};

/** What the library finds out itself. */
const BY_LIBRARY_CODE: Readonly<Record<string, MysqlFailureCode>> = {
  AUTH_SWITCH_PLUGIN_ERROR: 'auth-method-unsupported',
  HANDSHAKE_NO_SSL_SUPPORT: 'tls-not-offered',
};

/** Every failure of a MySQL or MariaDB server that can be told apart. */
export const MYSQL_FAILURES: FailureTable<MysqlFailureCode, MysqlRequest> = {
  'password-wrong': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The server does not let user ${target.user} in with this password from this address.`,
    nextStep:
      'Check user and password. Accounts are for certain hosts: SELECT user, host FROM mysql.user shows them.',
    fixableBy: 'you',
  },
  'password-expired': {
    stage: 'authenticate',
    cause: ({ target }) => `The password of user ${target.user} has expired.`,
    nextStep: 'Sign in with a client of the database to set a new one, then update the connection.',
    fixableBy: 'you',
  },
  'account-locked': {
    stage: 'authenticate',
    cause: ({ target }) => `The account of user ${target.user} is locked.`,
    nextStep: 'Have it unlocked: ALTER USER … ACCOUNT UNLOCK.',
    fixableBy: 'source-admin',
  },
  'auth-method-unsupported': {
    stage: 'authenticate',
    cause: ({ target }) => `The server wants user ${target.user} to sign in by a way other than a password.`,
    nextStep: 'Have an account made that signs in by password.',
    fixableBy: 'source-admin',
  },
  'host-not-allowed': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.host} does not accept connections from this address.`,
    nextStep: 'Have an account made for this address, or the block on it lifted with FLUSH HOSTS.',
    fixableBy: 'source-admin',
  },
  'encryption-required': {
    stage: 'authenticate',
    cause: () => 'The server accepts encrypted connections only.',
    nextStep: 'Set the encryption of the connection to REQUIRED.',
    fixableBy: 'you',
  },
  'tls-not-offered': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.host} offers no encryption, and the connection insists on it.`,
    nextStep: 'Have TLS turned on in the server; without it password and rows could be read on their way.',
    fixableBy: 'source-admin',
  },
  'not-mysql': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `What answers at ${target.host} port ${target.port} is not a MySQL or MariaDB server.`,
    nextStep: 'Check server and port; they are usually on port 3306.',
    fixableBy: 'you',
  },
  'source-busy': {
    stage: 'authenticate',
    cause: () =>
      'All connections that the server or the user may have are in use, or the server is shutting down.',
    nextStep: 'Try again later, or have the limit on connections raised.',
    fixableBy: 'source-admin',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) =>
      `User ${target.user} may not read ${path || `database ${target.database}`}, if it exists.`,
    nextStep: 'Check the name; a database admin can allow it with GRANT SELECT.',
    fixableBy: 'source-admin',
  },
  'database-not-found': {
    stage: 'authorise',
    cause: ({ target }) => `The server has no database ${target.database}.`,
    nextStep: 'Compare the name with those that SHOW DATABASES gives; capital letters may matter.',
    fixableBy: 'you',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ target, path }) =>
      `Database ${target.database} has no table or view ${path ?? ''}, or user ${target.user} may not see it.`,
    nextStep: 'Compare the name with a fresh listing; capital letters may matter.',
    fixableBy: 'you',
  },
  'query-too-slow': {
    stage: 'list',
    cause: ({ path }) => `Reading ${path || 'the list of tables'} takes longer than it may.`,
    nextStep: 'Look at a table, or at a view that is quicker; a longer time limit may do too.',
    fixableBy: 'you',
  },
  'sql-error': {
    stage: 'list',
    cause: ({ path, errorNumber }) =>
      `${path || 'The database'} cannot be read: the server answers with error ${errorNumber}.`,
    nextStep:
      'Select from it as this user in a client of the database, which shows the whole message; a view may be broken.',
    fixableBy: 'source-admin',
  },
};

/** Explains whatever the library threw. What the server wrote is not repeated. */
export function explainMysqlError(error: unknown, request: MysqlRequest): DriverError {
  if (error instanceof DriverError) return error;
  const address = `${request.target.host}:${request.target.port}`;
  const { errno, code } = (error ?? {}) as { errno?: unknown; code?: unknown };
  // Errors of sockets have numbers too, below zero.
  if (typeof errno === 'number' && errno > 0) {
    return mysqlFailure(BY_NUMBER[errno] ?? 'sql-error', { ...request, errorNumber: errno }, error);
  }
  const known = BY_LIBRARY_CODE[String(code)];
  if (known !== undefined) return mysqlFailure(known, request, error);
  const closed = Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
  const networkError = explainNetworkError(code === 'PROTOCOL_CONNECTION_LOST' ? closed : error, address);
  return networkError ?? mysqlFailure('not-mysql', request, error);
}

/** A failure of the table, in words about this request. */
export function mysqlFailure(code: MysqlFailureCode, request: MysqlRequest, reason?: unknown): DriverError {
  return makeFailure(code, MYSQL_FAILURES[code], { subject: request, reason });
}
