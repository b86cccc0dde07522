import { findManagedServer } from '../database-servers/managed-server.ts';
import type { FailureTable } from '../operations/failure-table.ts';
import { POOLER_FAILURES } from './pooler-failures.ts';
import type { PostgresRequest } from './postgresql-request.ts';
import type { PostgresTarget } from './postgresql-target.ts';

/** Our codes for what a PostgreSQL server may object to. */
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

/** Every failure of a PostgreSQL server that can be told apart. */
export const POSTGRES_FAILURES: FailureTable<PostgresFailureCode, PostgresRequest> = {
  'password-wrong': {
    stage: 'authenticate',
    cause: ({ target }) => `The server does not accept this password for user ${target.user}.`,
    nextStep: 'Check user and password; the server does not say which of them is wrong.',
    fixableBy: 'you',
  },
  'password-refused-elsewhere': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The service that checks passwords for this server (LDAP, PAM, RADIUS, Kerberos or IAM) refuses user ${target.user}.`,
    nextStep:
      'Check user and password in that service. Where IAM checks them, the password is a token that is valid for minutes only: use an account with a password of its own.',
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
      `The server does not let user ${target.user} reach database ${target.database} from this address${target.encryption === 'off' ? ' without encryption' : ''}.`,
    nextStep: ({ target }) =>
      target.encryption === 'off'
        ? `Turn encryption on in the connection, as many servers insist on it. If that does not help, ${letIn(target)}.`
        : `Let an administrator ${letIn(target)}.`,
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
        ? 'Have a line without clientcert added to pg_hba.conf; on Cloud SQL choose "Allow only SSL connections" instead of "Require trusted client certificates". This source has no place for a client certificate.'
        : 'Have client certificates made optional in the settings of the server. This source has no place for one.',
    fixableBy: 'source-admin',
  },
  'auth-method-unsupported': {
    stage: 'authenticate',
    cause: () => 'The server wants to sign this user in by a way other than a password.',
    nextStep:
      'Have an account made that signs in by password (scram-sha-256); Kerberos and certificates cannot be used here.',
    fixableBy: 'source-admin',
  },
  'tls-not-offered': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.host} offers no encryption, and the connection insists on it.`,
    nextStep: 'Have ssl turned on in the server; without it password and rows could be read on their way.',
    fixableBy: 'source-admin',
  },
  'not-postgresql': {
    stage: 'authenticate',
    cause: ({ target }) => `What answers at ${target.host} port ${target.port} is not a PostgreSQL server.`,
    nextStep: 'Check server and port; PostgreSQL is usually on port 5432.',
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
    cause: () => 'All connections that the server, the database or the user may have are in use.',
    nextStep: 'Try again later, or have the limit on connections raised.',
    fixableBy: 'source-admin',
  },
  ...POOLER_FAILURES,
  'database-not-found': {
    stage: 'authorise',
    cause: ({ target }) => `The server has no database ${target.database}.`,
    nextStep: 'Compare the name with those that \\l in psql shows; capital letters matter.',
    fixableBy: 'you',
  },
  'access-denied': {
    stage: 'authorise',
    cause: ({ target, path }) => `User ${target.user} may not read ${path || `database ${target.database}`}.`,
    nextStep: ({ target, path }) =>
      path
        ? `Have it allowed: GRANT SELECT ON ${path} TO "${target.user}", and USAGE on its schema.`
        : `Have it allowed: GRANT CONNECT ON DATABASE, USAGE on the schema and SELECT on its tables, to "${target.user}".`,
    fixableBy: 'source-admin',
  },
  'column-access-denied': {
    stage: 'list',
    cause: ({ target, path, readableColumns = [] }) =>
      `User ${target.user} may read only some columns of ${path}: ${readableColumns.join(', ')}.`,
    nextStep: ({ target, path }) =>
      `Have the whole table granted: GRANT SELECT ON ${path} TO "${target.user}"; or have a view made of the columns that may be read.`,
    fixableBy: 'source-admin',
  },
  'view-access-denied': {
    stage: 'list',
    cause: ({ target, path }) =>
      `User ${target.user} may read the view ${path}, but something that the view uses is denied: to the owner of the view or, in functions and views with security_invoker, to the user.`,
    nextStep:
      'Have the owner of the view granted SELECT on what it reads, and EXECUTE on its functions to the user.',
    fixableBy: 'source-admin',
  },
  'view-broken': {
    stage: 'list',
    cause: ({ path, sqlState }) =>
      `The view ${path} cannot be read: its own query fails with SQLSTATE ${sqlState}.`,
    nextStep: ({ path }) =>
      `Run SELECT * FROM ${path} as this user in psql, which shows the whole message, and have the view mended.`,
    fixableBy: 'source-admin',
  },
  'foreign-table-failed': {
    stage: 'list',
    cause: ({ path, sqlState }) =>
      `${path} is a foreign table, and the server that it stands for cannot be read (SQLSTATE ${sqlState}).`,
    nextStep: ({ path }) =>
      `Run SELECT * FROM ${path} as this user in psql, which shows the whole message, and have the foreign server and its user mapping checked.`,
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
      'Choose a table, or a view that is quicker, or a longer time limit. If a table is slow, look in pg_stat_activity for a session that locks it.',
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

/** What an administrator can do; a managed server has no files to edit. */
function letIn({ host }: PostgresTarget): string {
  const managed = findManagedServer(host);
  return managed === undefined
    ? 'add a line for this user, database and address to pg_hba.conf and reload the configuration; a managed server has a firewall or authorized networks instead'
    : `${managed.networkAdvice} (${managed.name} has no pg_hba.conf to edit)`;
}
