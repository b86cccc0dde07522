import { DatabaseError } from 'pg';
import { DriverError } from '../contract/driver-error.ts';
import { nameCertificateBundle } from '../database-servers/managed-server.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { makeFailure } from '../operations/failure-table.ts';
import { POSTGRES_FAILURES, type PostgresFailureCode } from './postgresql-failures.ts';
import type { PostgresRequest } from './postgresql-request.ts';

/**
 * Errors of statements; logins fail with other codes.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const BY_SQL_STATE: Readonly<Record<string, PostgresFailureCode>> = {
  '3F000': 'object-not-found',
  '42501': 'access-denied',
  '42P01': 'object-not-found',
  '53300': 'source-busy',
  '55P03': 'table-locked',
  '57014': 'query-too-slow',
  '57P01': 'source-starting',
  '57P02': 'source-starting',
  '57P03': 'source-starting',
};

/** Error classes of the server itself: resources, the system, the database. */
const SERVER_CLASSES: readonly string[] = ['53', '54', '58', 'F0', 'XX'];

/** Explains an error that the library threw. Does not repeat the server's message. */
export function explainPostgresError(error: unknown, request: PostgresRequest): DriverError {
  if (error instanceof DriverError) return error;
  const { host, port } = request.target;
  if (error instanceof DatabaseError && error.code !== undefined) {
    return postgresFailure(classify(error), { ...request, sqlState: error.code }, error);
  }
  const networkError = explainNetworkError(error, `${host}:${port}`);
  if (networkError !== undefined) return nameCertificateBundle(networkError, host);
  const message = error instanceof Error ? error.message : '';
  // The library reports these by its own message only.
  if (/terminated/.test(message)) {
    const closed = Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
    return (
      explainNetworkError(closed, `${host}:${port}`) ?? postgresFailure('not-postgresql', request, error)
    );
  }
  return postgresFailure('not-postgresql', request, error);
}

/** Makes the failure of a code, worded for this request. */
export function postgresFailure(
  code: PostgresFailureCode,
  request: PostgresRequest,
  reason?: unknown,
): DriverError {
  return makeFailure(POSTGRES_FAILURES[code], { subject: request, reason });
}

function classify({ code = '' }: DatabaseError): PostgresFailureCode {
  const known = BY_SQL_STATE[code];
  return known ?? (SERVER_CLASSES.includes(code.slice(0, 2)) ? 'source-failed' : 'sql-error');
}
