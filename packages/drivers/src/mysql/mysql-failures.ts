import type { FailureTable } from '../operations/failure-table.ts';
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
    cause: ({ target }) =>
      `The server rejects the password of user ${target.user} from this address${target.encryption === 'off' ? ' without encryption' : ''}.`,
    nextStep: ({ target, errorNumber }) =>
      `Check user and password.${
        errorNumber === 1698
          ? ' The account may also sign in without a password, by unix_socket or auth_socket, on the server itself only.'
          : ''
      } Accounts are for certain hosts: SELECT user, host FROM mysql.user shows them.${
        target.encryption === 'off'
          ? ' An account created with REQUIRE SSL gets the same refusal: turn encryption on in the connection.'
          : ''
      }`,
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
    cause: ({ target, errorNumber }) =>
      errorNumber === 3955
        ? `The account of user ${target.user} is temporarily locked after too many logins with a wrong password.`
        : `The account of user ${target.user} is locked.`,
    nextStep: 'Unlock it: ALTER USER … ACCOUNT UNLOCK.',
    fixableBy: 'source-admin',
  },
  'account-limit-reached': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `User ${target.user} has reached a limit of the account: on connections, or on queries or connections per hour.`,
    nextStep:
      'Try again later, or raise the limit: ALTER USER … WITH MAX_USER_CONNECTIONS, MAX_QUERIES_PER_HOUR.',
    fixableBy: 'source-admin',
  },
  'auth-method-unsupported': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The server requires an auth method other than a password for user ${target.user}.`,
    nextStep: 'Create an account that signs in with a password.',
    fixableBy: 'source-admin',
  },
  'auth-plugin-missing': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The account of user ${target.user} uses an auth plugin that the server has not loaded, probably mysql_native_password, which MySQL 8.4 disables and MySQL 9 removed.`,
    nextStep:
      'Change the account: ALTER USER … IDENTIFIED WITH caching_sha2_password BY …. On MySQL 8.4, the server may be started with mysql-native-password=ON instead.',
    fixableBy: 'source-admin',
  },
  'host-not-allowed': {
    stage: 'authenticate',
    cause: ({ target }) => `${target.host} has no account that may sign in from this address.`,
    nextStep: "Create an account for this address, or for any address: CREATE USER user@'%'.",
    fixableBy: 'source-admin',
  },
  'host-blocked': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `${target.host} blocks this address after too many connections from it that ended before the login.`,
    nextStep:
      'Lift the block: on MySQL run TRUNCATE TABLE performance_schema.host_cache (8.4 and later have no FLUSH HOSTS), on MariaDB FLUSH HOSTS. Then find out which program opens these connections, such as the health check of a load balancer.',
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
    cause: ({ target }) => `${target.host} offers no encryption, and the connection requires it.`,
    nextStep: 'Turn TLS on in the server; without it, others on the network could read password and rows.',
    fixableBy: 'source-admin',
  },
  'not-mysql': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `The server at ${target.host} port ${target.port} is not a MySQL or MariaDB server.`,
    nextStep: 'Check server and port; the usual port is 3306.',
    fixableBy: 'you',
  },
  'source-busy': {
    stage: 'authenticate',
    cause: () => 'All connections of the server are in use.',
    nextStep: 'Try again later, or raise max_connections.',
    fixableBy: 'source-admin',
  },
  'source-starting': {
    stage: 'authenticate',
    cause: () => 'The server is shutting down, or is offline for maintenance.',
    nextStep: 'Try again in a few minutes.',
    fixableBy: 'source-admin',
  },
  'proxy-server-unreachable': {
    stage: 'authenticate',
    cause: ({ target }) =>
      `A proxy answers at ${target.host}, but cannot connect to a server behind it within its time limit.`,
    nextStep: 'Ask the administrator to check the servers and the log of the proxy.',
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
    nextStep: 'Compare the name with the output of SHOW DATABASES; names may be case-sensitive.',
    fixableBy: 'you',
  },
  'object-not-found': {
    stage: 'list',
    cause: ({ target, path }) =>
      `Database ${target.database} has no table or view ${path ?? ''}, or user ${target.user} may not see it.`,
    nextStep: 'Compare the name with a fresh listing; names may be case-sensitive.',
    fixableBy: 'you',
  },
  'column-access-denied': {
    stage: 'list',
    cause: ({ target, path, unreadableColumns = [] }) =>
      unreadableColumns.length === 0
        ? `User ${target.user} may not read all columns of ${path}.`
        : `User ${target.user} may not read some columns of ${path}: ${unreadableColumns.join(', ')}.`,
    nextStep: 'Grant SELECT on the whole table, or create a view of the columns that the user may read.',
    fixableBy: 'source-admin',
  },
  'view-broken': {
    stage: 'list',
    cause: ({ path, errorNumber }) =>
      errorNumber === 1356
        ? `The view ${path} cannot be used: a table, column or function that it reads does not exist, or the definer or user of the view may not read it.`
        : `The view ${path} cannot be read: its own query fails with error ${errorNumber}.`,
    nextStep: ({ path }) =>
      `Run SELECT * FROM ${path} as this user in a client of the database, which shows the whole message, and fix the view.`,
    fixableBy: 'source-admin',
  },
  'view-access-denied': {
    stage: 'list',
    cause: ({ target, path }) =>
      `User ${target.user} may read the view ${path}, but not an object that the view uses.`,
    nextStep:
      'Grant SELECT on its tables and EXECUTE on its functions, to the definer or, with SQL SECURITY INVOKER, to the user.',
    fixableBy: 'source-admin',
  },
  'view-definer-missing': {
    stage: 'list',
    cause: ({ path }) => `${path || 'A view'} was created by an account that no longer exists on the server.`,
    nextStep: 'Create the view again, or set another definer: ALTER DEFINER = … VIEW.',
    fixableBy: 'source-admin',
  },
  'foreign-table-failed': {
    stage: 'list',
    cause: ({ path }) => `${path} is linked to a table of another server, and that table cannot be read.`,
    nextStep: 'Check its CONNECTION and the other server.',
    fixableBy: 'source-admin',
  },
  'table-locked': {
    stage: 'list',
    cause: ({ path }) => `${path || 'The database'} is locked by another session.`,
    nextStep: 'Try again when that session has ended; SHOW PROCESSLIST shows which sessions wait.',
    fixableBy: 'source-admin',
  },
  'query-interrupted': {
    stage: 'list',
    cause: ({ path }) => `A user of the server stopped the query for ${path || 'the list of tables'} (KILL).`,
    nextStep: 'Try again. If it persists, ask the database administrator what stops queries of this user.',
    fixableBy: 'source-admin',
  },
  'query-too-slow': {
    stage: 'list',
    cause: ({ path }) => `Reading ${path || 'the list of tables'} takes longer than the time limit.`,
    nextStep:
      'Choose a table, a faster view or a longer time limit. If a table is slow, look in SHOW PROCESSLIST for a session that locks it.',
    fixableBy: 'you',
  },
  'source-failed': {
    stage: 'list',
    cause: ({ path, errorNumber }) =>
      `The server reports an internal error (${errorNumber}) for ${path || 'the database'}: memory, disk or a damaged table.`,
    nextStep: 'Try again. If it persists, check the error log of the server.',
    fixableBy: 'source-admin',
  },
  'sql-error': {
    stage: 'list',
    cause: ({ path, errorNumber }) =>
      `${path || 'The database'} cannot be read: the server answers with error ${errorNumber}.`,
    nextStep: ({ path }) =>
      path
        ? `Run SELECT * FROM ${path} as this user in a client of the database, which shows the whole message.`
        : 'Sign in as this user with a client of the database, which shows the whole message.',
    fixableBy: 'source-admin',
  },
};
