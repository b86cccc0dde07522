import { readMysqlConnectionString } from '@headwater/sources';
import type { DriverAuth } from '../contract.ts';
import { DriverError } from '../driver-error.ts';
import type { ReachTarget } from '../reach-stages.ts';

/** Which database to use, and as whom. Holds a secret. */
export interface MysqlTarget {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  encryption: 'off' | 'preferred' | 'required';
  isCertificateChecked: boolean;
  isHostNameChecked: boolean;
}

const MYSQL_PORT = 3306;

/**
 * Reads the parameters of an auth variant. What `sslMode` may say is the same as in a connection string; the platform on AWS
 * has a yes or no.
 *
 * @throws DriverError when one is missing or cannot be what it should be
 */
export function readMysqlTarget({ method, params }: DriverAuth): MysqlTarget {
  const text = (name: string) => (params[name] === undefined ? '' : String(params[name]).trim());
  if (method === 'ConnectionString') return fromConnectionString(text('connectionString'));
  const mode = text('sslMode').replace(/[\s-]/g, '_');
  const isYes = mode === 'true' ? 'REQUIRED' : mode;
  const { encryption, isCertificateChecked, isHostNameChecked } = readMysqlConnectionString(
    `SSLMode=${isYes}`,
  );
  return checked({
    host: text('server'),
    port: text('port') === '' ? MYSQL_PORT : Number(text('port')),
    database: text('database'),
    user: text('username'),
    password: typeof params.password === 'string' ? params.password : '',
    encryption,
    isCertificateChecked,
    isHostNameChecked,
  });
}

/** Where the server is to be reached; it turns to TLS later, by its own protocol. */
export function toReachTarget({ host, port }: MysqlTarget): ReachTarget {
  return { host, port, isSecure: false, hostHint: 'Check the name of the server for a typing mistake.' };
}

function fromConnectionString(text: string): MysqlTarget {
  const { problems, parts: _parts, ...read } = readMysqlConnectionString(text);
  const [problem] = problems.filter(({ severity }) => severity === 'error');
  if (problem !== undefined) {
    const { code, cause, fix: nextStep } = problem;
    throw new DriverError({ code, cause, nextStep, fixableBy: 'you' });
  }
  const { host = '', port = MYSQL_PORT, database = '', user = '', password = '' } = read;
  return checked({ ...read, host, port, database, user, password });
}

function checked(target: MysqlTarget): MysqlTarget {
  const host = target.host.replace(/^\[(.*)\]$/, '$1');
  if (!/^[\w.:-]+$/.test(host)) throw unusable('server', 'the host name or IP address of the server');
  if (!Number.isInteger(target.port) || target.port < 1 || target.port > 65_535)
    throw unusable('port', 'a number from 1 to 65535');
  for (const name of ['database', 'user', 'password'] as const) {
    if (target[name] === '' || target[name].includes('\0')) throw unusable(name, `the ${name} to use`);
  }
  return { ...target, host };
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
