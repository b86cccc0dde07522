import { DriverError } from '../contract/driver-error.ts';
import { nameCertificateBundle } from '../database-servers/managed-server.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { makeFailure } from '../operations/failure-table.ts';
import { MYSQL_FAILURES, type MysqlFailureCode, type MysqlRequest } from './mysql-failures.ts';

/**
 * @see https://dev.mysql.com/doc/mysql-errors/8.4/en/server-error-reference.html
 * @see https://mariadb.com/docs/server/reference/error-codes/mariadb-error-code-reference
 */
const BY_NUMBER: Readonly<Record<number, MysqlFailureCode>> = {
  1021: 'source-failed',
  1030: 'source-failed',
  1037: 'source-failed',
  1038: 'source-failed',
  1040: 'source-busy',
  1041: 'source-failed',
  1044: 'access-denied',
  1045: 'password-wrong',
  1049: 'database-not-found',
  1053: 'source-starting',
  1114: 'source-failed',
  1129: 'host-blocked',
  1130: 'host-not-allowed',
  1142: 'access-denied',
  1143: 'column-access-denied',
  1146: 'object-not-found',
  1194: 'source-failed',
  1195: 'source-failed',
  1203: 'account-limit-reached',
  1205: 'table-locked',
  1213: 'table-locked',
  1226: 'account-limit-reached',
  1251: 'auth-method-unsupported',
  1317: 'query-interrupted',
  1356: 'view-broken',
  1370: 'access-denied',
  1429: 'foreign-table-failed',
  1430: 'foreign-table-failed',
  1449: 'view-definer-missing',
  1524: 'auth-plugin-missing',
  1698: 'password-wrong',
  1820: 'password-expired',
  1862: 'password-expired',
  1927: 'query-interrupted',
  1932: 'source-failed',
  1969: 'query-too-slow',
  3024: 'query-too-slow',
  3032: 'source-starting',
  3118: 'account-locked',
  3159: 'encryption-required',
  3955: 'account-locked',
  4151: 'account-locked',
  // Errors of ProxySQL.
  9001: 'proxy-server-unreachable',
};

/** Errors that the library detects itself. */
const BY_LIBRARY_CODE: Readonly<Record<string, MysqlFailureCode>> = {
  AUTH_SWITCH_PLUGIN_ERROR: 'auth-method-unsupported',
  HANDSHAKE_NO_SSL_SUPPORT: 'tls-not-offered',
};

/** Explains an error that the library threw. Does not repeat the server's message. */
export function explainMysqlError(error: unknown, request: MysqlRequest): DriverError {
  if (error instanceof DriverError) return error;
  const address = `${request.target.host}:${request.target.port}`;
  const { errno, code } = (error ?? {}) as { errno?: unknown; code?: unknown };
  // Socket errors have numbers too, below zero.
  if (typeof errno === 'number' && errno > 0) {
    return mysqlFailure(BY_NUMBER[errno] ?? 'sql-error', { ...request, errorNumber: errno }, error);
  }
  const known = BY_LIBRARY_CODE[String(code)];
  if (known !== undefined) return mysqlFailure(known, request, error);
  const closed = Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
  const networkError = explainNetworkError(code === 'PROTOCOL_CONNECTION_LOST' ? closed : error, address);
  if (networkError !== undefined) return nameCertificateBundle(networkError, request.target.host);
  return mysqlFailure('not-mysql', request, error);
}

/** Makes the failure of a code, worded for this request. */
export function mysqlFailure(code: MysqlFailureCode, request: MysqlRequest, reason?: unknown): DriverError {
  return makeFailure(MYSQL_FAILURES[code], { subject: request, reason });
}
