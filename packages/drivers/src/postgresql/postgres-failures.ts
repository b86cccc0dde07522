import type { FailureTable } from '../failure-table.ts';
import type { PostgresTarget } from './postgres-target.ts';

/** What was asked of the server when it failed. */
export interface PostgresRequest {
  target: PostgresTarget;
  /** The table or schema in question. */
  path?: string;
  /** The server's own code for an error. */
  sqlState?: string;
}

/** Our codes for what a PostgreSQL server may object to. */
export type PostgresFailureCode =
  | 'access-denied'
  | 'auth-method-unsupported'
  | 'database-not-found'
  | 'host-not-allowed'
  | 'login-not-permitted'
  | 'not-postgresql'
  | 'object-not-found'
  | 'password-wrong'
  | 'query-too-slow'
  | 'source-busy'
  | 'source-failed'
  | 'source-starting'
  | 'sql-error'
  | 'tls-not-offered';

/** Every failure of a PostgreSQL server that can be told apart. */
export const POSTGRES_FAILURES: FailureTable<PostgresFailureCode, PostgresRequest> = {
  'password-wrong': {
    stage: 'authenticate',
    cause: ({ target }) => `The server does not let user ${target.user} in with this password.`,
    nextStep: 'Check user and password; the server does not tell which of them is wrong.',
    fixableBy: 'you',
  },
  'login-not-permitted': {
    stage: 'authenticate',
    cause: ({ target }) => `The role ${target.user} may not log in to this server, or does not exist.`,
    nextStep: ({ target }) =>
      `Check the user; a database admin can allow it with ALTER ROLE "${target.user}" LOGIN.`,
    fixableBy: 'source-admin',
  },
  'host-not-allowed': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The server does not let user ${target.user} reach database ${target.database} from this address ${describeEncryption(target)}.`,
    nextStep: ({ target }) =>
      target.encryption === 'off'
        ? 'Turn encryption on in the connection, as many servers insist on it; otherwise have a line for this address added to pg_hba.conf.'
        : 'Have a line for this user, database and address added to pg_hba.conf, and the configuration reloaded.',
    fixableBy: 'source-admin',
  },
  'auth-method-unsupported': {
    stage: 'authenticate',
    cause: () => 'The server wants to sign this user in by a way other than a password.',
    nextStep:
      'Have pg_hba.conf ask for scram-sha-256 for this user; Kerberos and certificates cannot be used here.',
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
    cause: () => 'The server is starting up, shutting down or recovering, and lets nobody in.',
    nextStep: 'Try again in a minute.',
    fixableBy: 'source-admin',
  },
  'source-busy': {
    stage: 'authenticate',
    cause: () => 'All connections that the server, the database or the user may have are in use.',
    nextStep: 'Try again later, or have the limit on connections raised.',
    fixableBy: 'source-admin',
  },
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
  'object-not-found': {
    stage: 'list',
    cause: ({ target, path }) => `Database ${target.database} has no table, view or schema ${path ?? ''}.`,
    nextStep: 'Compare the path with a fresh listing; capital letters matter.',
    fixableBy: 'you',
  },
  'query-too-slow': {
    stage: 'list',
    cause: ({ path }) => `Reading ${path || 'the list of tables'} takes longer than it may.`,
    nextStep: 'Look at a table, or at a view that is quicker; a longer time limit may do too.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ path, sqlState }) =>
      `The server reports an error of its own (${sqlState}) for ${path || 'the database'}.`,
    nextStep: 'Try again; if it persists, have the log of the server looked at.',
    fixableBy: 'source-admin',
  },
  'sql-error': {
    stage: 'list',
    cause: ({ path, sqlState }) =>
      `${path || 'The database'} cannot be read: the server answers with SQLSTATE ${sqlState}.`,
    nextStep: 'Select from it as this user in psql, which shows the whole message; a view may be broken.',
    fixableBy: 'source-admin',
  },
};

function describeEncryption({ encryption }: PostgresTarget): string {
  return encryption === 'off' ? 'without encryption' : 'in this way';
}
