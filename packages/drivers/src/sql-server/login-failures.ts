import { capitalize, type Explain, nameDatabase, row } from './failure-row.ts';

const passwordLoginFailed = row('authenticate', 'login-failed', 'you', ({ host, login, database }) => [
  `${host} rejects the login of ${login}: user or password is wrong, or the login may not be used.`,
  `Check user and password. A user that exists in one database only needs that database in the connection, which names ${database === '' ? 'none' : database}. If all of it is right, check the server log: its state number gives the reason, for example that SQL logins are off.`,
]);
const applicationLoginFailed = row('authenticate', 'login-failed', 'source-admin', ({ host, login }) => [
  `${host} rejects the login of ${login}: it has no user for it, or the application belongs to another tenant.`,
  'Create one in the database (CREATE USER [name of the application] FROM EXTERNAL PROVIDER) and make it a member of db_datareader. Check the name of the database too.',
]);
const entraOnly = row('authenticate', 'login-kind-refused', 'source-admin', ({ host, login }) => [
  `${host} accepts logins of Microsoft Entra ID only, and ${login} logs in with a password of SQL Server. The password was not checked.`,
  'Use a service principal in the connection, or turn off "Support only Microsoft Entra authentication" for the server.',
]);
const tokenNotAccepted = row('authenticate', 'token-not-accepted', 'source-admin', ({ host, login }) => [
  `${host} rejects the token of ${login}: the server has no Microsoft Entra administrator, or belongs to another tenant or cloud than the token.`,
  'Check the tenant of the connection. If it is right, set a Microsoft Entra administrator for the server.',
]);
const tokenExpired = row('authenticate', 'token-expired', 'you', ({ host, login }) => [
  `${host} reports that the token of ${login} has expired, although it was issued for this login.`,
  'Try again. If it persists, check the clock of the machine that connects.',
]);
const loginFailed: Explain = (facts) => {
  if (facts.loginReason === 'entra-only') return entraOnly(facts);
  if (facts.loginReason === 'token-not-accepted') return tokenNotAccepted(facts);
  if (facts.loginReason === 'token-expired') return tokenExpired(facts);
  return (facts.isApplication ? applicationLoginFailed : passwordLoginFailed)(facts);
};
const windowsOnly = row('authenticate', 'login-untrusted', 'source-admin', ({ host }) => [
  `${host} accepts Windows logins only, or does not trust this one.`,
  'Turn on "SQL Server and Windows Authentication mode" and use a SQL login.',
]);
const loginDisabled = row('authenticate', 'login-disabled', 'source-admin', ({ login }) => [
  `The login of ${login} is disabled.`,
  'Enable it (ALTER LOGIN … ENABLE).',
]);
const loginLocked = row('authenticate', 'login-locked', 'source-admin', ({ login }) => [
  `The login of ${login} is locked after too many logins with a wrong password.`,
  'Unlock it (ALTER LOGIN … WITH PASSWORD = … UNLOCK), and correct the password wherever the old one is still in use.',
]);
const passwordExpired = row('authenticate', 'password-expired', 'source-admin', ({ login }) => [
  `The password of ${login} has expired.`,
  'Set a new one, for a service best without expiry, and update the connection.',
]);
const passwordTemporary = row('authenticate', 'password-expired', 'source-admin', ({ login }) => [
  `The password of ${login} must be changed at the first login, which a connection cannot do.`,
  'Set a new one without MUST_CHANGE, and update the connection.',
]);
const serverNameNeeded = row('authenticate', 'login-needs-server', 'you', ({ host, login }) =>
  login.includes('@')
    ? [
        `${host} is not the server that the user ${login} names after the @, or has no server of that name.`,
        'Write the user as user@server, with the first part of the full server name, or omit @ and server and use the full name as host.',
      ]
    : [
        `Azure could not determine the server of the login; ${host} is probably an alias or an address, or the name of a deleted server.`,
        'Use the full name of the server as host, also with a private endpoint, or write the user as user@server, with the first part of the server name.',
      ],
);
const firewall = row('authenticate', 'client-blocked', 'source-admin', ({ host, clientAddress }) => [
  `The firewall of ${host} does not allow ${clientAddress === '' ? 'this address' : `the address ${clientAddress}`}.`,
  `Add a firewall rule for ${clientAddress === '' ? 'the address this service comes from' : clientAddress} ("Networking" of the ${/\.azuresynapse\./.test(host) ? 'Synapse workspace' : 'server'} in the Azure portal). It can take five minutes to work.`,
]);
const privateOnly = row('authenticate', 'public-access-off', 'source-admin', ({ host }) => [
  `${host} does not accept connections from public networks.`,
  'Turn on public network access with a firewall rule, or connect through its private endpoint.',
]);
const tlsVersionRefused = row('authenticate', 'tls-version-refused', 'source-admin', ({ host }) => [
  `${host} requires a newer version of TLS than the connection negotiated.`,
  'Check for a gateway in between that limits the TLS version, or set the minimum TLS version of the server to 1.2.',
]);
const unavailable = row('authorise', 'database-unavailable', 'you', (facts) => [
  `${capitalize(nameDatabase(facts))} is not available at the moment. If it pauses automatically, this login resumes it; otherwise it is failing over, or is being moved or updated.`,
  'Try again in about a minute. If it stays like this, check the state of the database in the Azure portal.',
]);
const warmingUp = row('authorise', 'database-unavailable', 'you', ({ database }) => [
  `${database === '' ? 'The SQL pool' : `The SQL pool of ${database}`} is warming up.`,
  'Try again in about a minute. If it stays like this, check the state of the pool in Synapse Studio.',
]);
const paused = row('authorise', 'database-paused', 'source-admin', ({ database }) => [
  `${database === '' ? 'The SQL pool' : `The SQL pool ${database}`} is paused.`,
  'Resume it in Synapse Studio or the Azure portal; it does not resume automatically.',
]);
const databaseRefused = row('authorise', 'database-not-accessible', 'you', (facts) => [
  `${capitalize(nameDatabase(facts))} cannot be opened: it does not exist, ${facts.login} has no user in it, or it is offline, being restored or in use by a single user.`,
  `Check the name of the database. If it is right, check its state, and create a user for the login in it (CREATE USER … ${facts.isApplication ? 'FROM EXTERNAL PROVIDER' : 'FOR LOGIN …'}).`,
]);
const defaultDatabaseRefused = row('authorise', 'database-not-accessible', 'you', ({ login }) => [
  `The default database of ${login} cannot be opened: it was deleted, is offline or in use by a single user, or the login has no user in it.`,
  'Add Initial Catalog (Database) with the name of the database, or change the default (ALTER LOGIN … WITH DEFAULT_DATABASE = …).',
]);
const noUser = row('authorise', 'database-not-accessible', 'source-admin', (facts) =>
  facts.object === ''
    ? [
        `${capitalize(nameDatabase(facts))} exists, but ${facts.login} has no user in it.`,
        `Create a user for the login in it (CREATE USER … ${facts.isApplication ? 'FROM EXTERNAL PROVIDER' : 'FOR LOGIN …'}).`,
      ]
    : [
        `${facts.object} reads another database, in which ${facts.login} has no user.`,
        'Create a user for the login in that database too, or change the view or synonym.',
      ],
);
const databaseMissing = row('authorise', 'database-not-accessible', 'you', ({ object, database }) =>
  object === ''
    ? [`Database ${database} does not exist, or cannot be opened.`, 'Check the name of the database.']
    : [
        `${object} reads another database, which does not exist or cannot be opened from here.`,
        'Fix the view or synonym, or bring that database online.',
      ],
);
const readIntentNeeded = row('authorise', 'read-intent-required', 'you', (facts) => [
  `${capitalize(nameDatabase(facts))} is a secondary replica here, which accepts connections for reading only.`,
  'Add ApplicationIntent=ReadOnly to the connection string, or connect to the listener of the availability group.',
]);
const replicaNotReadable = row('authorise', 'replica-not-readable', 'source-admin', (facts) => [
  `${capitalize(nameDatabase(facts))} is a secondary replica here, which accepts no connections for reading, or its data movement is suspended.`,
  'Connect to the listener of the availability group, or allow connections to the secondary and resume its data movement.',
]);
const replicaChanging = row('authorise', 'replica-not-readable', 'you', (facts) => [
  `${capitalize(nameDatabase(facts))} is neither a primary nor a secondary replica at the moment: the availability group is failing over, or has lost its quorum.`,
  'Try again in a minute. If it persists, check the state of the availability group.',
]);
const busyWithState = (state: string, nextStep: string) =>
  row('authorise', 'database-unavailable', 'source-admin', (facts) => [
    facts.object === ''
      ? `${capitalize(nameDatabase(facts))} ${state}.`
      : `A database that ${facts.object} reads ${state}.`,
    nextStep,
  ]);
const serverNotReady = row('authenticate', 'source-unavailable', 'source-admin', ({ host }) => [
  `${host} accepts no logins at the moment: it is starting, paused, being upgraded or in single-user mode.`,
  'Try again in a minute. If it persists, check the state of the server.',
]);
const failingOver = row('authenticate', 'source-failing-over', 'you', ({ host, object }) => [
  `${host} could not process ${object === '' ? 'the login' : `the read of ${object}`} because it is failing over, being moved or being upgraded.`,
  'Try again in a minute; this state is temporary.',
]);
const networkRuleMissing = row('authenticate', 'network-rule-missing', 'source-admin', ({ host }) => [
  `${host} does not accept connections from the virtual network of this one. A firewall rule for an address does not change that.`,
  'Add a virtual-network rule for that subnet ("Networking" of the server in the Azure portal), with the service endpoint Microsoft.Sql on the subnet, or use a private endpoint.',
]);
const databaseBusy = row('authenticate', 'source-busy', 'source-admin', (facts) => [
  `${capitalize(nameDatabase(facts))} has reached its limit on sessions or workers.`,
  'Try again later. If it persists, close unused connections of other clients, or scale the database up.',
]);
const serverBusy = row('authenticate', 'source-busy', 'source-admin', ({ host }) => [
  `${host} has reached a limit on its resources and accepts no more work.`,
  'Try again later. If it persists, check the size of the database.',
]);
const subscriptionBusy = row('authenticate', 'source-busy', 'source-admin', ({ host }) => [
  `Too many operations are in progress for the Azure subscription of ${host}.`,
  'Try again later. If it persists, check the operations of the subscription (sys.dm_operation_status in master).',
]);

/** Errors of logins, databases and servers: explanations by error number. */
export const LOGIN_FAILURES: Readonly<Record<number, Explain>> = {
  911: databaseMissing,
  916: noUser,
  924: busyWithState('is in use by a single user', 'Set it back to MULTI_USER.'),
  927: busyWithState('is being restored', 'Try again once the restore is complete.'),
  942: busyWithState('is offline', 'Bring it online (ALTER DATABASE … SET ONLINE).'),
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
