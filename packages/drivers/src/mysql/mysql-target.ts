import { readMysqlConnectionString } from '@headwater/sources';
import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { type DatabaseServer, requireDatabaseServer } from '../database-servers/database-server.ts';

/** The database to use, and the credentials. Holds a secret. */
export interface MysqlTarget extends DatabaseServer {
  encryption: 'off' | 'preferred' | 'required';
  isCertificateChecked: boolean;
  isHostNameChecked: boolean;
}

const MYSQL_PORT = 3306;

/**
 * Reads the parameters of an auth method. `sslMode` takes the same values as in a connection string; the platform on
 * AWS has a boolean.
 *
 * @throws DriverError if a parameter is missing or invalid
 */
export function readMysqlTarget({ method, params }: DriverAuth): MysqlTarget {
  const text = (name: string) => (params[name] === undefined ? '' : String(params[name]).trim());
  if (method === 'ConnectionString') return fromConnectionString(text('connectionString'));
  const mode = text('sslMode').replace(/[\s-]/g, '_');
  const isYes = mode === 'true' ? 'REQUIRED' : mode;
  const { encryption, isCertificateChecked, isHostNameChecked } = readMysqlConnectionString(
    `SSLMode=${isYes}`,
  );
  return requireDatabaseServer({
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

function fromConnectionString(text: string): MysqlTarget {
  const { problems, parts: _parts, ...read } = readMysqlConnectionString(text);
  const [problem] = problems.filter(({ severity }) => severity === 'error');
  if (problem !== undefined) {
    const { code, cause, fix: nextStep } = problem;
    throw new DriverError({ code, cause, nextStep, fixableBy: 'you' });
  }
  const { host = '', port = MYSQL_PORT, database = '', user = '', password = '' } = read;
  return requireDatabaseServer({ ...read, host, port, database, user, password });
}
