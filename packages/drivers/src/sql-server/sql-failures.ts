import type { Failure, FixableBy, StageName } from '../contract.ts';

/** What is known when an error is explained. */
export interface SqlErrorFacts {
  host: string;
  /** Empty when the connection names none. */
  database: string;
  /** What was read, as the caller named it. */
  object: string;
  /** Whether the catalog has it. */
  isKnownObject?: boolean;
  /** The login, as people call it. */
  login: string;
  /** Whether it is an application of Microsoft Entra ID, which has a token and no password. */
  isApplication: boolean;
  /** Of the server's own words only this address is passed on. */
  clientAddress: string;
}

/** The stage of a check in which it shows, and the failure. */
export interface StagedFailure extends Failure {
  stage: StageName;
}

type Explain = (facts: SqlErrorFacts) => StagedFailure;

function row(
  stage: StageName,
  code: string,
  fixableBy: FixableBy,
  words: (facts: SqlErrorFacts) => [cause: string, nextStep: string],
): Explain {
  return (facts) => {
    const [cause, nextStep] = words(facts);
    return { stage, code, fixableBy, cause, nextStep };
  };
}

const passwordLoginFailed = row('authenticate', 'login-failed', 'you', ({ host, login }) => [
  `${host} does not accept the login of ${login}: user or password is wrong, or the login may not be used.`,
  'Check user and password. If both are right, have the server log read: its state number tells the reason, for example that SQL logins are off.',
]);
const applicationLoginFailed = row('authenticate', 'login-failed', 'source-admin', ({ host, login }) => [
  `${host} does not accept the login of ${login}: there is no user for it, or it belongs to another tenant.`,
  'Have one created in the database (CREATE USER [name of the application] FROM EXTERNAL PROVIDER) and made a member of db_datareader. Check the name of the database too.',
]);
const loginFailed: Explain = (facts) =>
  (facts.isApplication ? applicationLoginFailed : passwordLoginFailed)(facts);
const windowsOnly = row('authenticate', 'login-untrusted', 'source-admin', ({ host }) => [
  `${host} takes logins of Windows only, or does not trust the one that came.`,
  'Have "SQL Server and Windows Authentication mode" switched on and use a SQL login.',
]);
const loginDisabled = row('authenticate', 'login-disabled', 'source-admin', ({ login }) => [
  `The login of ${login} is disabled or locked.`,
  'Have it enabled (ALTER LOGIN … ENABLE) or unlocked.',
]);
const passwordExpired = row('authenticate', 'password-expired', 'source-admin', ({ login }) => [
  `The password of ${login} has expired or must be changed at the first login.`,
  'Have a new one set, for a service best without expiry, and update the connection.',
]);
const serverNameNeeded = row('authenticate', 'login-needs-server', 'you', ({ host }) => [
  `Azure could not tell which server the login is for; ${host} is probably an alias or an address.`,
  'Use the full name of the server as host, or write the user as user@server, with the first part of the server name.',
]);
const firewall = row('authenticate', 'client-blocked', 'source-admin', ({ host, clientAddress }) => [
  `The firewall of ${host} does not let ${clientAddress === '' ? 'this address' : `the address ${clientAddress}`} in.`,
  `Have a firewall rule added for ${clientAddress === '' ? 'the address this service comes from' : clientAddress} ("Networking" of the server in the Azure portal). It can take five minutes to work.`,
]);
const privateOnly = row('authenticate', 'public-access-off', 'source-admin', ({ host }) => [
  `${host} does not take connections from public networks.`,
  'Have public network access switched on with a firewall rule, or connect through its private endpoint.',
]);
const resuming = row('authorise', 'database-unavailable', 'you', ({ database }) => [
  `${database === '' ? 'The default database of the login' : `The database ${database}`} is not available at the moment; one that pauses by itself is being resumed by this very login.`,
  'Try again in about a minute. If it stays like this, have the state of the database looked at in the Azure portal.',
]);
const paused = row('authorise', 'database-paused', 'source-admin', ({ database }) => [
  `${database === '' ? 'The SQL pool' : `The SQL pool ${database}`} is paused.`,
  'Have it resumed in Synapse Studio or the Azure portal; it does not resume by itself.',
]);
const databaseRefused = row(
  'authorise',
  'database-not-accessible',
  'you',
  ({ database, login, isApplication }) => [
    `There is no database ${database === '' ? 'that is the default of the login' : database}, or ${login} may not open it.`,
    `Check the name of the database. If it is right, have a user for the login created in it (CREATE USER … ${isApplication ? 'FROM EXTERNAL PROVIDER' : 'FOR LOGIN …'}).`,
  ],
);
const databaseMissing = row('authorise', 'database-not-accessible', 'you', ({ object, database }) =>
  object === ''
    ? [`There is no database ${database}, or it cannot be opened.`, 'Check the name of the database.']
    : [
        `${object} reads another database, which does not exist or cannot be opened from here.`,
        'Have the view or synonym mended, or that database brought online.',
      ],
);
const readIntentNeeded = row('authorise', 'read-intent-required', 'you', ({ database }) => [
  `The database ${database} is a secondary replica here, which takes connections for reading only.`,
  'Add ApplicationIntent=ReadOnly to the connection string, or connect to the listener of the availability group.',
]);
const replicaNotReadable = row('authorise', 'replica-not-readable', 'source-admin', ({ database }) => [
  `The database ${database} is a secondary replica here, which takes no connections or is not synchronized.`,
  'Connect to the listener of the availability group, or have connections to the secondary allowed.',
]);
const failingOver = row('authenticate', 'source-failing-over', 'you', ({ host }) => [
  `${host} could not process the login, as it fails over, is moved or is upgraded at the moment.`,
  'Try again in a minute; it passes by itself.',
]);
const networkRuleMissing = row('authenticate', 'network-rule-missing', 'source-admin', ({ host }) => [
  `${host} does not take connections from the virtual network that this one comes from. A firewall rule for an address does not change that.`,
  'Have a virtual-network rule for that subnet added ("Networking" of the server in the Azure portal), with the service endpoint Microsoft.Sql on the subnet, or use a private endpoint.',
]);
const columnEncrypted = row('list', 'columns-encrypted', 'source-admin', ({ object }) => [
  `${object} cannot be read as it is: types in it do not match, most likely in a column of Always Encrypted, which only clients with its keys can use in a statement.`,
  'Leave encrypted columns out by way of a view. If none is encrypted, have the view mended.',
]);
const columnDenied = row('list', 'column-access-denied', 'source-admin', ({ object, login }) => [
  `${login} may read only some columns of ${object}.`,
  `Have SELECT granted on the whole of ${object}, or have a view made of the columns that may be read.`,
]);
const filesUnreadable = row('list', 'external-files-unreadable', 'source-admin', ({ object, login }) => [
  `The pool cannot list or open the files behind ${object}: they are gone or in use, or ${login}, or the credential of the external data source, may not read the storage.`,
  'Have the path checked, the role Storage Blob Data Reader granted on the storage account, and the pool let through the firewall of the storage.',
]);
const filesMismatch = row('list', 'external-files-mismatch', 'source-admin', ({ object }) => [
  `A file behind ${object} does not have the form that the table or view declares: columns, types, terminators or encoding differ.`,
  `Run SELECT TOP 10 * FROM ${object} in Synapse Studio, which names file, row and column, and have the definition or the file mended.`,
]);
const busy = row('authenticate', 'source-busy', 'source-admin', ({ host }) => [
  `${host} has reached a limit on its resources and takes no more work.`,
  'Try again later; if it persists, have the size of the database looked at.',
]);
const selectDenied = row('list', 'select-denied', 'source-admin', ({ object, login }) => [
  `${login} may not read ${object}.`,
  `Have the right granted: GRANT SELECT ON ${object}, or membership of db_datareader.`,
]);
const dependencyMissing = row('list', 'view-broken', 'source-admin', ({ object }) => [
  `${object} is in the catalog and cannot be read: something that it reads is gone.`,
  'Have the view or synonym mended, or refreshed with sp_refreshview, or dropped.',
]);
const objectNotFound = row('list', 'object-not-found', 'you', ({ object, database }) => [
  `There is no table or view ${object}${database === '' ? '' : ` in ${database}`}, or the login may not see it.`,
  'Write it as schema.name, as a listing shows it.',
]);

const notFound: Explain = (facts) => (facts.isKnownObject ? dependencyMissing : objectNotFound)(facts);

const viewBroken = row('list', 'view-broken', 'source-admin', ({ object }) => [
  `${object} is a view that cannot be used: something it reads is gone or has changed.`,
  'Have the view mended, or refreshed with sp_refreshview, or dropped.',
]);

/** Follows the errors of a view's own statement, which name what the view reads and not the view. */
export const VIEW_BROKEN = 4413;

/** @see https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors */
const BY_NUMBER: Readonly<Record<number, Explain>> = {
  206: columnEncrypted,
  208: notFound,
  229: selectDenied,
  230: columnDenied,
  911: databaseMissing,
  916: databaseRefused,
  976: replicaNotReadable,
  978: readIntentNeeded,
  983: replicaNotReadable,
  4060: databaseRefused,
  4064: databaseRefused,
  [VIEW_BROKEN]: viewBroken,
  4832: filesMismatch,
  4860: filesUnreadable,
  4861: filesUnreadable,
  4863: filesMismatch,
  4864: filesMismatch,
  4866: filesMismatch,
  10928: busy,
  10929: busy,
  13807: filesUnreadable,
  13812: filesMismatch,
  13822: filesUnreadable,
  16561: filesUnreadable,
  18452: windowsOnly,
  18456: loginFailed,
  18470: loginDisabled,
  18486: loginDisabled,
  18487: passwordExpired,
  18488: passwordExpired,
  33299: columnEncrypted,
  40197: failingOver,
  40501: busy,
  40531: serverNameNeeded,
  40532: serverNameNeeded,
  40613: resuming,
  40615: firewall,
  40914: networkRuleMissing,
  42108: paused,
  42109: resuming,
  47073: privateOnly,
  49918: busy,
  49919: busy,
  49920: busy,
};

/** Explains an error by its number; undefined when the number is not known. */
export function explainSqlNumber(number: number, facts: SqlErrorFacts): StagedFailure | undefined {
  return BY_NUMBER[number]?.(facts);
}

/** What to say of a number that is not known. */
export function unknownSqlError(number: number, facts: SqlErrorFacts): StagedFailure {
  return {
    stage: 'list',
    code: 'sql-error',
    cause:
      facts.object === ''
        ? `${facts.host} refused with SQL error ${number}.`
        : `${facts.object} cannot be read: ${facts.host} refused with SQL error ${number}.`,
    nextStep:
      facts.object === ''
        ? 'Look the number up in the errors and events of the database engine, or ask its administrator.'
        : `Run SELECT TOP 10 * FROM ${facts.object} as this login in a client of the database, which shows the whole message.`,
    fixableBy: 'source-admin',
  };
}
