import { DatabaseError } from 'pg';
import type { DriverError } from '../contract/driver-error.ts';
import { explainPostgresError, postgresFailure } from './explain-postgresql-error.ts';
import type { PostgresFailureCode } from './postgresql-failures.ts';
import type { PostgresRequest } from './postgresql-request.ts';

type Rule = readonly [pattern: RegExp, code: PostgresFailureCode];

/** Codes with a single meaning, for servers and poolers alike. */
const BY_SQL_STATE: Readonly<Record<string, PostgresFailureCode>> = {
  '28P01': 'password-wrong',
  '3D000': 'database-not-found',
  '42501': 'access-denied',
  '53300': 'source-busy',
  '57014': 'query-too-slow',
  '57P01': 'source-starting',
  '57P02': 'source-starting',
  '57P03': 'source-starting',
};

/**
 * Classifies code 28000 by the server's routine that reports it. Names of routines are not translated; messages are.
 *
 * @see https://github.com/postgres/postgres/blob/master/src/backend/libpq/auth.c
 */
const BY_ROUTINE: Readonly<Record<string, PostgresFailureCode>> = {
  auth_failed: 'password-refused-elsewhere',
  ClientAuthentication: 'host-not-allowed',
  InitializeSessionUserId: 'login-not-permitted',
};

/**
 * Poolers and proxies (PgBouncer, RDS Proxy, Supavisor, Neon) answer in the server's place with few codes (08P01 for
 * nearly everything) and in English only. They name no routine, while a server always does.
 */
const OF_POOLERS: readonly Rule[] = [
  [/startup parameter|command-line options|startup option/i, 'pooler-setting-refused'],
  [/statement pooling/i, 'pooler-mode-unsupported'],
  [
    /tenant or user not found|user not found|no such user|no credentials for the role/i,
    'pooler-user-unknown',
  ],
  [/endpoint (?:id )?(?:is not specified|could not be found)/i, 'pooler-user-unknown'],
  [/(?:ssl|tls|encryption) (?:is )?required|requires? (?:ssl|tls)|insecure/i, 'encryption-required'],
  // With the name of the user, it is the server's forwarded answer to the pooler's own login.
  [/^password authentication failed for user|login failed/i, 'pooler-server-refused'],
  [/authentication failed|auth failed|wrong password/i, 'password-wrong'],
  [/no more connections|too many|max_client_conn|max clients|pool.*(?:full|exhausted)/i, 'source-busy'],
  [/query_wait_timeout|timed?[- ]out waiting/i, 'pooler-server-unreachable'],
  [/no such database|database .*(?:not found|does not exist|not allowed)/i, 'pooler-database-unknown'],
  [/disabled|paused|suspend|shut(?:ting)? ?down/i, 'source-starting'],
  [/server (?:login|conn)|cannot connect|connect failed/i, 'pooler-server-unreachable'],
];

/** Explains why a login failed. Reads the message of the server or pooler but does not repeat it. */
export function explainPostgresLogin(error: unknown, request: PostgresRequest): DriverError {
  if (error instanceof DatabaseError && error.code !== undefined) {
    const code = classify(error);
    return code === undefined
      ? explainPostgresError(error, request)
      : postgresFailure(code, { ...request, sqlState: error.code }, error);
  }
  const message = error instanceof Error ? error.message : '';
  // The library reports these by its own message only.
  if (/SASL|authenticationOk/i.test(message))
    return postgresFailure('auth-method-unsupported', request, error);
  return explainPostgresError(error, request);
}

function classify({ code = '', routine, message }: DatabaseError): PostgresFailureCode | undefined {
  if (code === '28000' && routine !== undefined) {
    // The only one of these errors without a code.
    if (/client certificate/i.test(message)) return 'client-certificate-required';
    return BY_ROUTINE[routine] ?? 'host-not-allowed';
  }
  // Most poolers have a code for a wrong password; older versions of PgBouncer have one code for everything.
  if (routine !== undefined || code === '28P01') return BY_SQL_STATE[code];
  return OF_POOLERS.find(([pattern]) => pattern.test(message))?.[1] ?? BY_SQL_STATE[code] ?? 'pooler-refused';
}
