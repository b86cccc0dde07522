import { readPostgresqlConnectionString } from '@headwater/sources';
import type { DriverAuth } from '../contract.ts';
import type { DialTarget } from '../dial-guard.ts';
import { DriverError } from '../driver-error.ts';
import type { ReachTarget } from '../reach-stages.ts';

/** Which database to use, and as whom. Holds a secret. */
export interface PostgresTarget {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  encryption: 'off' | 'preferred' | 'required';
  /** What of the certificate has to be right. */
  verify: NonNullable<DialTarget['verify']>;
}

type Encryption = Pick<PostgresTarget, 'encryption' | 'verify'>;

const POSTGRES_PORT = 5432;

/** What libpq makes of its sslmode. */
const BY_SSL_MODE: Readonly<Record<string, Encryption>> = {
  disable: { encryption: 'off', verify: 'nothing' },
  allow: { encryption: 'preferred', verify: 'nothing' },
  prefer: { encryption: 'preferred', verify: 'nothing' },
  require: { encryption: 'required', verify: 'nothing' },
  'verify-ca': { encryption: 'required', verify: 'authority' },
  'verify-full': { encryption: 'required', verify: 'host' },
  // The platform on AWS has a yes or no.
  true: { encryption: 'required', verify: 'nothing' },
  false: { encryption: 'preferred', verify: 'nothing' },
};

const PREFERRED: Encryption = { encryption: 'preferred', verify: 'nothing' };

/**
 * Reads the parameters of an auth variant.
 *
 * @throws DriverError when one is missing or cannot be what it should be
 */
export function readPostgresTarget({ method, params }: DriverAuth): PostgresTarget {
  const text = (name: string) => (params[name] === undefined ? '' : String(params[name]).trim());
  const given =
    method === 'ConnectionString'
      ? fromConnectionString(text('connectionString'))
      : {
          host: text('server'),
          port: text('port') === '' ? POSTGRES_PORT : Number(text('port')),
          database: text('database'),
          user: text('username'),
          password: typeof params.password === 'string' ? params.password : '',
          ...(BY_SSL_MODE[text('sslMode').toLowerCase()] ?? PREFERRED),
        };
  const host = given.host.replace(/^\[(.*)\]$/, '$1');
  if (!/^[\w.:-]+$/.test(host)) throw unusable('server', 'the host name or IP address of the server');
  if (!Number.isInteger(given.port) || given.port < 1 || given.port > 65_535)
    throw unusable('port', 'a number from 1 to 65535');
  // The library would take what is missing from the environment of this process.
  for (const name of ['database', 'user', 'password'] as const) {
    if (given[name] === '' || given[name].includes('\0')) throw unusable(name, `the ${name} to use`);
  }
  return { ...given, host };
}

/** Where the server is to be reached; it turns to TLS later, by its own protocol. */
export function toReachTarget({ host, port }: PostgresTarget): ReachTarget {
  return { host, port, isSecure: false, hostHint: 'Check the name of the server for a typing mistake.' };
}

function fromConnectionString(text: string): PostgresTarget {
  const {
    host = '',
    port = POSTGRES_PORT,
    database = '',
    user = '',
    password = '',
    ...rest
  } = readPostgresqlConnectionString(text);
  const [problem] = rest.problems.filter(({ severity }) => severity === 'error');
  if (problem !== undefined) {
    const { code, cause, fix: nextStep } = problem;
    throw new DriverError({ code, cause, nextStep, fixableBy: 'you' });
  }
  const verify = rest.isCertificateChecked ? 'host' : 'nothing';
  return { host, port, database, user, password, encryption: rest.encryption, verify };
}

function unusable(name: string, what: string): DriverError {
  return new DriverError({
    code: `${name}-missing`,
    cause: `The ${name} is missing, or is not ${what}.`,
    nextStep:
      'Add it to the connection: server, port, database, user and password each have a place of their own.',
    fixableBy: 'you',
  });
}
