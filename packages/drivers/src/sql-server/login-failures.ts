import { capitalize, type Explain, nameDatabase, row } from './failure-row.ts';

const passwordLoginFailed = row('authenticate', 'login-failed', 'you', ({ host, login, database }) => [
  `${host} does not accept the login of ${login}: user or password is wrong, or the login may not be used.`,
  `Check user and password. A user that exists in one database only needs that database in the connection, which names ${database === '' ? 'none' : database}. If all of it is right, have the server log read: its state number tells the reason, for example that SQL logins are off.`,
]);
const applicationLoginFailed = row('authenticate', 'login-failed', 'source-admin', ({ host, login }) => [
  `${host} does not accept the login of ${login}: there is no user for it, or it belongs to another tenant.`,
  'Have one created in the database (CREATE USER [name of the application] FROM EXTERNAL PROVIDER) and made a member of db_datareader. Check the name of the database too.',
]);
const entraOnly = row('authenticate', 'login-kind-refused', 'source-admin', ({ host, login }) => [
  `${host} takes logins of Microsoft Entra ID only, and ${login} logs in with a password of SQL Server. The password was not checked.`,
  'Use a service principal in the connection, or have "Support only Microsoft Entra authentication" switched off for the server.',
]);
const tokenNotAccepted = row('authenticate', 'token-not-accepted', 'source-admin', ({ host, login }) => [
  `${host} does not take the token of ${login}: the server has no Microsoft Entra administrator, or belongs to another tenant or cloud than the token.`,
  'Check the tenant of the connection. If it is right, have a Microsoft Entra administrator set for the server.',
]);
const tokenExpired = row('authenticate', 'token-expired', 'you', ({ host, login }) => [
  `${host} calls the token of ${login} expired, although it was issued for this login.`,
  'Try again. If it persists, check the clock of the machine that connects.',
]);
const loginFailed: Explain = (facts) => {
  if (facts.loginReason === 'entra-only') return entraOnly(facts);
  if (facts.loginReason === 'token-not-accepted') return tokenNotAccepted(facts);
  if (facts.loginReason === 'token-expired') return tokenExpired(facts);
  return (facts.isApplication ? applicationLoginFailed : passwordLoginFailed)(facts);
};
const windowsOnly = row('authenticate', 'login-untrusted', 'source-admin', ({ host }) => [
  `${host} takes logins of Windows only, or does not trust the one that came.`,
  'Have "SQL Server and Windows Authentication mode" switched on and use a SQL login.',
]);
const loginDisabled = row('authenticate', 'login-disabled', 'source-admin', ({ login }) => [
  `The login of ${login} is disabled.`,
  'Have it enabled (ALTER LOGIN … ENABLE).',
]);
const loginLocked = row('authenticate', 'login-locked', 'source-admin', ({ login }) => [
  `The login of ${login} is locked, after too many logins with a wrong password.`,
  'Have it unlocked (ALTER LOGIN … WITH PASSWORD = … UNLOCK), and correct the password wherever the old one is still in use.',
]);
const passwordExpired = row('authenticate', 'password-expired', 'source-admin', ({ login }) => [
  `The password of ${login} has expired.`,
  'Have a new one set, for a service best without expiry, and update the connection.',
]);
const passwordTemporary = row('authenticate', 'password-expired', 'source-admin', ({ login }) => [
  `The password of ${login} must be changed at the first login, which a connection cannot do.`,
  'Have a new one set without MUST_CHANGE, and update the connection.',
]);
const serverNameNeeded = row('authenticate', 'login-needs-server', 'you', ({ host, login }) =>
  login.includes('@')
    ? [
        `${host} is not the server that the user ${login} names after the @, or knows no server of that name.`,
        'Write the user as user@server, with the first part of the full server name, or leave @ and server out and use the full name as host.',
      ]
    : [
        `Azure could not tell which server the login is for; ${host} is probably an alias or an address, or the name of a server that is gone.`,
        'Use the full name of the server as host, also with a private endpoint, or write the user as user@server, with the first part of the server name.',
      ],
);
const firewall = row('authenticate', 'client-blocked', 'source-admin', ({ host, clientAddress }) => [
  `The firewall of ${host} does not let ${clientAddress === '' ? 'this address' : `the address ${clientAddress}`} in.`,
  `Have a firewall rule added for ${clientAddress === '' ? 'the address this service comes from' : clientAddress} ("Networking" of the ${/\.azuresynapse\./.test(host) ? 'Synapse workspace' : 'server'} in the Azure portal). It can take five minutes to work.`,
]);
const privateOnly = row('authenticate', 'public-access-off', 'source-admin', ({ host }) => [
  `${host} does not take connections from public networks.`,
  'Have public network access switched on with a firewall rule, or connect through its private endpoint.',
]);
const tlsVersionRefused = row('authenticate', 'tls-version-refused', 'source-admin', ({ host }) => [
  `${host} demands a newer version of TLS than the connection negotiated.`,
  'Check for a gateway in between that holds TLS back, or have the minimum TLS version of the server set to 1.2.',
]);
const unavailable = row('authorise', 'database-unavailable', 'you', (facts) => [
  `${capitalize(nameDatabase(facts))} is not available at the moment: one that pauses by itself is being resumed by this very login; any other is failing over, or is being moved or updated.`,
  'Try again in about a minute. If it stays like this, have the state of the database looked at in the Azure portal.',
]);
const warmingUp = row('authorise', 'database-unavailable', 'you', ({ database }) => [
  `${database === '' ? 'The SQL pool' : `The SQL pool of ${database}`} is warming up.`,
  'Try again in about a minute. If it stays like this, have the state of the pool looked at in Synapse Studio.',
]);
const paused = row('authorise', 'database-paused', 'source-admin', ({ database }) => [
  `${database === '' ? 'The SQL pool' : `The SQL pool ${database}`} is paused.`,
  'Have it resumed in Synapse Studio or the Azure portal; it does not resume by itself.',
]);
const databaseRefused = row('authorise', 'database-not-accessible', 'you', (facts) => [
  `${capitalize(nameDatabase(facts))} cannot be opened: it does not exist, ${facts.login} has no user in it, or it is offline, being restored or in use by a single user.`,
  `Check the name of the database. If it is right, have its state looked at, and a user for the login created in it (CREATE USER … ${facts.isApplication ? 'FROM EXTERNAL PROVIDER' : 'FOR LOGIN …'}).`,
]);
const defaultDatabaseRefused = row('authorise', 'database-not-accessible', 'you', ({ login }) => [
  `The default database of ${login} cannot be opened: it is gone, offline or in use by a single user, or the login has no user in it.`,
  'Add Initial Catalog (Database) with the name of the database that is meant, or have the default changed (ALTER LOGIN … WITH DEFAULT_DATABASE = …).',
]);
const noUser = row('authorise', 'database-not-accessible', 'source-admin', (facts) =>
  facts.object === ''
    ? [
        `${capitalize(nameDatabase(facts))} exists, and ${facts.login} has no user in it.`,
        `Have a user for the login created in it (CREATE USER … ${facts.isApplication ? 'FROM EXTERNAL PROVIDER' : 'FOR LOGIN …'}).`,
      ]
    : [
        `${facts.object} reads another database, in which ${facts.login} has no user.`,
        'Have a user for the login created in that database too, or have the view or synonym changed.',
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
const readIntentNeeded = row('authorise', 'read-intent-required', 'you', (facts) => [
  `${capitalize(nameDatabase(facts))} is a secondary replica here, which takes connections for reading only.`,
  'Add ApplicationIntent=ReadOnly to the connection string, or connect to the listener of the availability group.',
]);
const replicaNotReadable = row('authorise', 'replica-not-readable', 'source-admin', (facts) => [
  `${capitalize(nameDatabase(facts))} is a secondary replica here, which takes no connections for reading, or its data movement is suspended.`,
  'Connect to the listener of the availability group, or have connections to the secondary allowed and its data movement resumed.',
]);
const replicaChanging = row('authorise', 'replica-not-readable', 'you', (facts) => [
  `${capitalize(nameDatabase(facts))} is neither a primary nor a secondary replica at the moment: the availability group fails over, or has lost its quorum.`,
  'Try again in a minute. If it persists, have the state of the availability group looked at.',
]);
const busyWithState = (state: string, nextStep: string) =>
  row('authorise', 'database-unavailable', 'source-admin', (facts) => [
    facts.object === ''
      ? `${capitalize(nameDatabase(facts))} ${state}.`
      : `A database that ${facts.object} reads ${state}.`,
    nextStep,
  ]);
const serverNotReady = row('authenticate', 'source-unavailable', 'source-admin', ({ host }) => [
  `${host} takes no logins at the moment: it starts, is paused, is being upgraded or is in single-user mode.`,
  'Try again in a minute. If it persists, have the state of the server looked at.',
]);
const failingOver = row('authenticate', 'source-failing-over', 'you', ({ host, object }) => [
  `${host} could not process ${object === '' ? 'the login' : `the read of ${object}`}, as it fails over, is moved or is upgraded at the moment.`,
  'Try again in a minute; it passes by itself.',
]);
const networkRuleMissing = row('authenticate', 'network-rule-missing', 'source-admin', ({ host }) => [
  `${host} does not take connections from the virtual network that this one comes from. A firewall rule for an address does not change that.`,
  'Have a virtual-network rule for that subnet added ("Networking" of the server in the Azure portal), with the service endpoint Microsoft.Sql on the subnet, or use a private endpoint.',
]);
const databaseBusy = row('authenticate', 'source-busy', 'source-admin', (facts) => [
  `${capitalize(nameDatabase(facts))} has reached its limit on sessions or workers.`,
  'Try again later. If it persists, have other clients close connections they do not use, or have the database scaled up.',
]);
const serverBusy = row('authenticate', 'source-busy', 'source-admin', ({ host }) => [
  `${host} has reached a limit on its resources and takes no more work.`,
  'Try again later; if it persists, have the size of the database looked at.',
]);
const subscriptionBusy = row('authenticate', 'source-busy', 'source-admin', ({ host }) => [
  `Too many operations are in progress for the Azure subscription of ${host}.`,
  'Try again later. If it persists, have the operations of the subscription looked at (sys.dm_operation_status in master).',
]);

/** Errors of logins, databases and servers. Explanations by number. */
export const LOGIN_FAILURES: Readonly<Record<number, Explain>> = {
  911: databaseMissing,
  916: noUser,
  924: busyWithState('is in use by a single user', 'Have it set back to MULTI_USER.'),
  927: busyWithState('is being restored', 'Try again once the restore is complete.'),
  942: busyWithState('is offline', 'Have it brought online (ALTER DATABASE … SET ONLINE).'),
  976: replicaNotReadable,
  978: readIntentNeeded,
  983: replicaChanging,
  4060: databaseRefused,
  4064: defaultDatabaseRefused,
  10928: databaseBusy,
  10929: serverBusy,
  17142: serverNotReady,
  17187: serverNotReady,
  18401: serverNotReady,
  18452: windowsOnly,
  18456: loginFailed,
  18461: serverNotReady,
  18470: loginDisabled,
  18486: loginLocked,
  18487: passwordExpired,
  18488: passwordTemporary,
  40197: failingOver,
  40501: serverBusy,
  40531: serverNameNeeded,
  40532: serverNameNeeded,
  40613: unavailable,
  40615: firewall,
  40914: networkRuleMissing,
  42108: paused,
  42109: warmingUp,
  47072: tlsVersionRefused,
  47073: privateOnly,
  49918: serverBusy,
  49919: subscriptionBusy,
  49920: subscriptionBusy,
};
