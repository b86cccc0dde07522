import { findManagedServer } from '../database-servers/managed-server.ts';
import type { FailureTable } from '../operations/failure-table.ts';
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
    cause: ({ target }) => `The server rejects the password of user ${target.user}.`,
    nextStep: 'Check user and password; servers do not report which of them is wrong.',
    fixableBy: 'you',
  },
  'password-refused-elsewhere': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The service that checks passwords for this server (LDAP, PAM, RADIUS, Kerberos or IAM) rejects user ${target.user}.`,
    nextStep:
      'Check user and password in that service. If IAM checks them, the password is a token that is valid for minutes only: use an account with its own password.',
    fixableBy: 'you',
  },
  'login-not-permitted': {
    stage: 'authenticate',
    cause: ({ target }) => `The role ${target.user} may not log in to this server, or does not exist.`,
    nextStep: ({ target }) =>
      `Check the user; a database administrator can allow it with ALTER ROLE "${target.user}" LOGIN.`,
    fixableBy: 'source-admin',
  },
  'host-not-allowed': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The server does not allow user ${target.user} to use database ${target.database} from this address${target.encryption === 'off' ? ' without encryption' : ''}.`,
    nextStep: ({ target }) =>
      target.encryption === 'off'
        ? `Turn encryption on in the connection, which many servers require. If that does not help, ${letIn(target)}.`
        : `Ask an administrator to ${letIn(target)}.`,
    fixableBy: 'source-admin',
  },
  'encryption-required': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.host} accepts encrypted connections only.`,
    nextStep: 'Turn encryption on in the connection: sslMode Require, or EncryptionMethod=1.',
    fixableBy: 'you',
  },
  'client-certificate-required': {
    stage: 'authenticate',
    cause: ({ target }) => `The server requires a client certificate from user ${target.user}.`,
    nextStep: ({ target }) =>
      findManagedServer(target.host) === undefined
        ? 'Add a line without clientcert to pg_hba.conf. On Cloud SQL, choose "Allow only SSL connections" instead of "Require trusted client certificates". This source has no parameter for a client certificate.'
        : 'Make client certificates optional in the settings of the server. This source has no parameter for one.',
    fixableBy: 'source-admin',
  },
  'auth-method-unsupported': {
    stage: 'authenticate',
    cause: () => 'The server requires an auth method other than a password for this user.',
    nextStep:
      'Create an account that signs in with a password (scram-sha-256); Kerberos and certificates cannot be used here.',
    fixableBy: 'source-admin',
  },
  'tls-not-offered': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.host} offers no encryption, and the connection requires it.`,
    nextStep: 'Turn ssl on in the server; without it, others on the network could read password and rows.',
    fixableBy: 'source-admin',
  },
  'not-postgresql': {
    stage: 'authenticate',
    cause: ({ target }) => `The server at ${target.host} port ${target.port} is not a PostgreSQL server.`,
    nextStep: 'Check server and port; the usual port is 5432.',
    fixableBy: 'you',
  },
  'source-starting': {
    stage: 'authenticate',
    cause: () => 'The server is starting up, shutting down or recovering, and accepts no logins.',
    nextStep: 'Try again in a minute.',
    fixableBy: 'source-admin',
  },
  'source-busy': {
    stage: 'authenticate',
    cause: () => 'All connections of the server, the database or the user are in use.',
    nextStep: 'Try again later, or raise the connection limit of the server.',
    fixableBy: 'source-admin',
  },
  ...POOLER_FAILURES,
  'database-not-found': {
    stage: 'authorise',
    cause: ({ target }) => `The server has no database ${target.database}.`,
    nextStep: 'Compare the name with the output of \\l in psql; names are case-sensitive.',
    fixableBy: 'you',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) => `User ${target.user} may not read ${path || `database ${target.database}`}.`,
    nextStep: ({ target, path }) =>
      path
        ? `Grant access: GRANT SELECT ON ${path} TO "${target.user}", and USAGE on its schema.`
        : `Grant CONNECT on the database, USAGE on the schema and SELECT on its tables to "${target.user}".`,
    fixableBy: 'source-admin',
  },
  'column-access-denied': {
    stage: 'list',
    cause: ({ target, path, readableColumns = [] }) =>
      `User ${target.user} may read only some columns of ${path}: ${readableColumns.join(', ')}.`,
    nextStep: ({ target, path }) =>
      `Grant the whole table: GRANT SELECT ON ${path} TO "${target.user}"; or create a view of the columns that the user may read.`,
    fixableBy: 'source-admin',
  },
  'view-access-denied': {
    stage: 'list',
    cause: ({ target, path }) =>
      `User ${target.user} may read the view ${path}, but an object that the view uses is denied: to the owner of the view or, in functions and views with security_invoker, to the user.`,
    nextStep:
      'Grant the owner of the view SELECT on the tables that it reads, and the user EXECUTE on its functions.',
    fixableBy: 'source-admin',
  },
  'view-broken': {
    stage: 'list',
    cause: ({ path, sqlState }) =>
      `The view ${path} cannot be read: its own query fails with SQLSTATE ${sqlState}.`,
    nextStep: ({ path }) =>
      `Run SELECT * FROM ${path} as this user in psql, which shows the whole message, and fix the view.`,
    fixableBy: 'source-admin',
  },
  'foreign-table-failed': {
    stage: 'list',
    cause: ({ path, sqlState }) =>
      `${path} is a foreign table, and its foreign server cannot be read (SQLSTATE ${sqlState}).`,
    nextStep: ({ path }) =>
      `Run SELECT * FROM ${path} as this user in psql, which shows the whole message, and check the foreign server and its user mapping.`,
    fixableBy: 'source-admin',
  },
  'table-locked': {
    stage: 'list',
    cause: ({ path }) =>
      `${path || 'The catalog'} is locked by another session for longer than the server waits.`,
    nextStep: 'Try again when that session has ended; pg_stat_activity shows who holds the lock.',
    fixableBy: 'source-admin',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ target, path }) => `Database ${target.database} has no table, view or schema ${path ?? ''}.`,
    nextStep: 'Compare the path with a fresh listing; names are case-sensitive.',
    fixableBy: 'you',
  },
  'query-too-slow': {
    stage: 'list',
    cause: ({ path }) => `Reading ${path || 'the list of tables'} takes longer than the time limit.`,
    nextStep:
      'Choose a table, a faster view or a longer time limit. If a table is slow, look in pg_stat_activity for a session that locks it.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ path, sqlState }) =>
      `The server reports an internal error (${sqlState}) for ${path || 'the database'}.`,
    nextStep: 'Try again. If it persists, ask the administrator of the server to check its log.',
    fixableBy: 'source-admin',
  },
  'sql-error': {
    stage: 'list',
    cause: ({ path, sqlState }) =>
      `${path || 'The database'} cannot be read: the server answers with SQLSTATE ${sqlState}.`,
    nextStep: ({ path }) =>
      path
        ? `Run SELECT * FROM ${path} as this user in psql, which shows the whole message.`
        : 'Sign in as this user with psql, which shows the whole message.',
    fixableBy: 'source-admin',
  },
};

/** The administrator's action; a managed server has no files to edit. */
function letIn({ host }: PostgresTarget): string {
  const managed = findManagedServer(host);
  return managed === undefined
    ? 'add a line for this user, database and address to pg_hba.conf and reload the configuration; a managed server has a firewall or authorized networks instead'
    : `${managed.networkAdvice} (${managed.name} has no pg_hba.conf to edit)`;
}
