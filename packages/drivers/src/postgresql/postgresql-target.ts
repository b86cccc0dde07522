import { readPostgresqlConnectionString } from '@headwater/sources';
import type { DriverAuth } from '../contract/contract.ts';
import type { DialTarget } from '../contract/dial-guard.ts';
import { DriverError } from '../contract/driver-error.ts';
import { type DatabaseServer, requireDatabaseServer } from '../database-servers/database-server.ts';

/** The database to use, and the credentials. Holds a secret. */
export interface PostgresTarget extends DatabaseServer {
  encryption: 'off' | 'preferred' | 'required';
  /** How strictly to verify the certificate. */
  verify: NonNullable<DialTarget['verify']>;
}

type Encryption = Pick<PostgresTarget, 'encryption' | 'verify'>;

const POSTGRES_PORT = 5432;

/** The meaning of sslmode in libpq. */
const BY_SSL_MODE: Readonly<Record<string, Encryption>> = {
  disable: { encryption: 'off', verify: 'nothing' },
  allow: { encryption: 'preferred', verify: 'nothing' },
  prefer: { encryption: 'preferred', verify: 'nothing' },
  require: { encryption: 'required', verify: 'nothing' },
  'verify-ca': { encryption: 'required', verify: 'authority' },
  'verify-full': { encryption: 'required', verify: 'host' },
  // The platform on AWS has a boolean.
  true: { encryption: 'required', verify: 'nothing' },
  false: { encryption: 'preferred', verify: 'nothing' },
};

const PREFERRED: Encryption = { encryption: 'preferred', verify: 'nothing' };

/**
 * Reads the parameters of an auth method.
 *
 * @throws DriverError if a parameter is missing or invalid
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
  return requireDatabaseServer(given);
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
