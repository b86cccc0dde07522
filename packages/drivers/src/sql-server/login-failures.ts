import { describeSqlFailure } from './describe-sql-failure.ts';
import { capitalize, type Explain, nameDatabase, row } from './failure-row.ts';

const passwordLoginFailed = row('authenticate', ({ host, login, database }) =>
  describeSqlFailure('login-failed.password', { host, login, database: database === '' ? 'none' : database }),
);
const applicationLoginFailed = row('authenticate', ({ host, login }) =>
  describeSqlFailure('login-failed.application', { host, login }),
);
const entraOnly = row('authenticate', ({ host, login }) =>
  describeSqlFailure('login-kind-refused', { host, login }),
);
const tokenNotAccepted = row('authenticate', ({ host, login }) =>
  describeSqlFailure('token-not-accepted', { host, login }),
);
const tokenExpired = row('authenticate', ({ host, login }) =>
  describeSqlFailure('token-expired', { host, login }),
);
const loginFailed: Explain = (facts) => {
  if (facts.loginReason === 'entra-only') return entraOnly(facts);
  if (facts.loginReason === 'token-not-accepted') return tokenNotAccepted(facts);
  if (facts.loginReason === 'token-expired') return tokenExpired(facts);
  return (facts.isApplication ? applicationLoginFailed : passwordLoginFailed)(facts);
};
const windowsOnly = row('authenticate', ({ host }) => describeSqlFailure('login-untrusted', { host }));
const loginDisabled = row('authenticate', ({ login }) => describeSqlFailure('login-disabled', { login }));
const loginLocked = row('authenticate', ({ login }) => describeSqlFailure('login-locked', { login }));
const passwordExpired = row('authenticate', ({ login }) =>
  describeSqlFailure('password-expired.expired', { login }),
);
const passwordTemporary = row('authenticate', ({ login }) =>
  describeSqlFailure('password-expired.temporary', { login }),
);
const serverNameNeeded = row('authenticate', ({ host, login }) =>
  login.includes('@')
    ? describeSqlFailure('login-needs-server.wrong-server', { host, login })
    : describeSqlFailure('login-needs-server.no-server', { host }),
);
const firewall = row('authenticate', ({ host, clientAddress }) =>
  describeSqlFailure('client-blocked', {
    host,
    address: clientAddress === '' ? 'this address' : `the address ${clientAddress}`,
    caller: clientAddress === '' ? 'the address this service comes from' : clientAddress,
    resource: /\.azuresynapse\./.test(host) ? 'Synapse workspace' : 'server',
  }),
);
const privateOnly = row('authenticate', ({ host }) => describeSqlFailure('public-access-off', { host }));
const tlsVersionRefused = row('authenticate', ({ host }) =>
  describeSqlFailure('tls-version-refused', { host }),
);
const unavailable = row('authorise', (facts) =>
  describeSqlFailure('database-unavailable.paused-or-moving', { database: capitalize(nameDatabase(facts)) }),
);
const warmingUp = row('authorise', ({ database }) =>
  describeSqlFailure('database-unavailable.warming-up', {
    pool: database === '' ? 'The SQL pool' : `The SQL pool of ${database}`,
  }),
);
const paused = row('authorise', ({ database }) =>
  describeSqlFailure('database-paused', {
    pool: database === '' ? 'The SQL pool' : `The SQL pool ${database}`,
  }),
);
const databaseRefused = row('authorise', (facts) =>
  describeSqlFailure('database-not-accessible.refused', {
    database: capitalize(nameDatabase(facts)),
    login: facts.login,
    origin: facts.isApplication ? 'FROM EXTERNAL PROVIDER' : 'FOR LOGIN …',
  }),
);
const defaultDatabaseRefused = row('authorise', ({ login }) =>
  describeSqlFailure('database-not-accessible.default-refused', { login }),
);
const noUser = row('authorise', (facts) =>
  facts.object === ''
    ? describeSqlFailure('database-not-accessible.no-user', {
        database: capitalize(nameDatabase(facts)),
        login: facts.login,
        origin: facts.isApplication ? 'FROM EXTERNAL PROVIDER' : 'FOR LOGIN …',
      })
    : describeSqlFailure('database-not-accessible.no-user-in-other', {
        object: facts.object,
        login: facts.login,
      }),
);
const databaseMissing = row('authorise', ({ object, database }) =>
  object === ''
    ? describeSqlFailure('database-not-accessible.missing', { database })
    : describeSqlFailure('database-not-accessible.other-missing', { object }),
);
const readIntentNeeded = row('authorise', (facts) =>
  describeSqlFailure('read-intent-required', { database: capitalize(nameDatabase(facts)) }),
);
const replicaNotReadable = row('authorise', (facts) =>
  describeSqlFailure('replica-not-readable.secondary', { database: capitalize(nameDatabase(facts)) }),
);
const replicaChanging = row('authorise', (facts) =>
  describeSqlFailure('replica-not-readable.changing', { database: capitalize(nameDatabase(facts)) }),
);
type BusyKey = `database-unavailable.${'single-user' | 'restoring' | 'offline'}`;

const busyWithState = (key: BusyKey) =>
  row('authorise', (facts) =>
    describeSqlFailure(key, {
      database:
        facts.object === '' ? capitalize(nameDatabase(facts)) : `A database that ${facts.object} reads`,
    }),
  );
const serverNotReady = row('authenticate', ({ host }) => describeSqlFailure('source-unavailable', { host }));
const failingOver = row('authenticate', ({ host, object }) =>
  describeSqlFailure('source-failing-over', {
    host,
    activity: object === '' ? 'the login' : `the read of ${object}`,
  }),
);
const networkRuleMissing = row('authenticate', ({ host }) =>
  describeSqlFailure('network-rule-missing', { host }),
);
const databaseBusy = row('authenticate', (facts) =>
  describeSqlFailure('source-busy.database', { database: capitalize(nameDatabase(facts)) }),
);
const serverBusy = row('authenticate', ({ host }) => describeSqlFailure('source-busy.server', { host }));
const subscriptionBusy = row('authenticate', ({ host }) =>
  describeSqlFailure('source-busy.subscription', { host }),
);

/** Errors of logins, databases and servers: explanations by error number. */
export const LOGIN_FAILURES: Readonly<Record<number, Explain>> = {
  911: databaseMissing,
  916: noUser,
  924: busyWithState('database-unavailable.single-user'),
  927: busyWithState('database-unavailable.restoring'),
  942: busyWithState('database-unavailable.offline'),
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
