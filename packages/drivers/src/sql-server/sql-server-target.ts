import {
  readSqlServerConnectionString,
  readSqlServerHost,
  type SqlServerEncryption,
  type SqlServerHost,
} from '@headwater/sources';
import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { describeSqlFailure } from './describe-sql-failure.ts';

/** The credentials of the login. */
type SqlCredential =
  | { kind: 'password'; userName: string; password: string }
  | { kind: 'service-principal'; tenant: string; clientId: string; clientSecret: string };

/** A database, its address, and how to connect to it. */
export interface SqlTarget {
  host: string;
  /** Undefined if the SQL Server Browser has to be asked for a named instance. */
  port: number | undefined;
  instance: string | undefined;
  /** Undefined for the default database of the login. */
  database: string | undefined;
  credential: SqlCredential;
  encryption: SqlServerEncryption;
  isServerCertificateTrusted: boolean;
  hostNameInCertificate: string | undefined;
  /** Whether it is a pool of Synapse, which supports less than SQL Server. */
  isSynapse: boolean;
  /** Whether the server may redirect the login to a read-only secondary replica. */
  isReadOnly: boolean;
  /** Undefined if the connection does not specify it, like the next ones. */
  connectTimeoutMs?: number | undefined;
  applicationName?: string | undefined;
  workstationId?: string | undefined;
}

const SYNAPSE_HOST = /\.sql\.azuresynapse\.(?:net|azure\.cn|usgovcloudapi\.net)$/;
const DEFAULT_PORT = 1433;

/**
 * Reads the address and the credentials.
 *
 * @throws DriverError if the parameters lack them, or require something that is not supported here
 */
export function readSqlTarget(
  auth: DriverAuth,
  { isSynapse = false }: { isSynapse?: boolean } = {},
): SqlTarget {
  const target = readByMethod(auth);
  return { ...target, isSynapse: isSynapse || SYNAPSE_HOST.test(target.host) };
}

function readByMethod({ method, params }: DriverAuth): SqlTarget {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  switch (method) {
    case 'ConnectionString':
      return fromConnectionString(text('connectionString'));
    case 'ServicePrincipal':
      return fromServicePrincipal(text);
    default:
      throw new DriverError(describeSqlFailure('auth-method-unknown'));
  }
}

function fromConnectionString(connectionString: string): SqlTarget {
  const read = readSqlServerConnectionString(connectionString);
  const { server, userId, password, problems } = read;
  const [problem] = problems;
  if (problem) throw unusable(problem.code, problem.cause, problem.fix);
  if (server === undefined || server.host === '') {
    throw new DriverError(describeSqlFailure('server-missing'));
  }
  if (read.isIntegratedSecurity || !read.isSqlLogin) {
    throw new DriverError(describeSqlFailure('login-kind-unsupported'));
  }
  if (userId === undefined || password === undefined) {
    throw new DriverError(describeSqlFailure('login-missing'));
  }
  return {
    ...toPlace(server),
    database: read.database,
    credential: { kind: 'password', userName: userId, password },
    encryption: read.encryption ?? (server.isAzure ? 'mandatory' : 'optional'),
    isServerCertificateTrusted: read.isServerCertificateTrusted,
    hostNameInCertificate: read.hostNameInCertificate,
    isSynapse: false,
    isReadOnly: read.isReadOnly,
    // Zero means no limit.
    connectTimeoutMs:
      read.isConnectTimeoutGiven && read.connectTimeoutSeconds > 0
        ? read.connectTimeoutSeconds * 1000
        : undefined,
    applicationName: read.applicationName,
    workstationId: read.workstationId,
  };
}

function fromServicePrincipal(text: (name: string) => string): SqlTarget {
  const server = readSqlServerHost(text('server'));
  const [problem] = server.problems;
  if (problem) throw unusable(problem.code, problem.cause, problem.fix);
  const [tenant, clientId, clientSecret] = ['tenant', 'servicePrincipalId', 'servicePrincipalKey'].map(text);
  if (!tenant || !clientId || !clientSecret || !/^[\w.-]+$/.test(tenant)) {
    throw new DriverError(describeSqlFailure('service-principal-incomplete'));
  }
  return {
    ...toPlace(server),
    database: text('database') || undefined,
    credential: { kind: 'service-principal', tenant, clientId, clientSecret },
    // A token is equivalent to a password while it is valid.
    encryption: 'mandatory',
    isServerCertificateTrusted: false,
    hostNameInCertificate: undefined,
    isSynapse: false,
    isReadOnly: false,
  };
}

function toPlace({
  protocol,
  host,
  instance,
  port,
}: SqlServerHost): Pick<SqlTarget, 'host' | 'port' | 'instance'> {
  if (protocol !== undefined && protocol !== 'tcp') {
    throw new DriverError(describeSqlFailure('protocol-unsupported'));
  }
  // A given port needs no lookup, for any instance.
  return { host, port: port ?? (instance === undefined ? DEFAULT_PORT : undefined), instance };
}

function unusable(code: string, cause: string, nextStep: string): DriverError {
  return new DriverError({ code, cause, nextStep, fixableBy: 'you' });
}
