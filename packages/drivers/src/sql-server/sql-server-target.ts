import {
  readSqlServerConnectionString,
  readSqlServerHost,
  type SqlServerEncryption,
  type SqlServerHost,
} from '@headwater/sources';
import type { DriverAuth } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';

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
      throw unusable(
        'auth-method-unknown',
        'This source does not support this auth method.',
        'Choose an auth method of the source.',
      );
  }
}

function fromConnectionString(connectionString: string): SqlTarget {
  const read = readSqlServerConnectionString(connectionString);
  const { server, userId, password, problems } = read;
  const [problem] = problems;
  if (problem) throw unusable(problem.code, problem.cause, problem.fix);
  if (server === undefined || server.host === '') {
    throw unusable('server-missing', 'The connection string has no server.', 'Add Data Source=host,port.');
  }
  if (read.isIntegratedSecurity || !read.isSqlLogin) {
    throw unusable(
      'login-kind-unsupported',
      'The connection string requires a login by Windows or by Microsoft Entra ID, which needs more than a connection string.',
      'Use a SQL login: User ID and Password, with Integrated Security=False and without Authentication.',
    );
  }
  if (userId === undefined || password === undefined) {
    throw unusable(
      'login-missing',
      'The connection string has no user or no password.',
      'Add User ID=…;Password=… of a SQL login.',
    );
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
    throw unusable(
      'service-principal-incomplete',
      'Tenant, application id or client secret is missing, or the tenant is neither an id nor a domain.',
      'Copy them from the overview and "Certificates & secrets" of the app registration.',
    );
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
    throw unusable(
      'protocol-unsupported',
      'The server has a protocol other than TCP, which does not leave its machine or its network.',
      'Write it as tcp:host,port.',
    );
  }
  // A given port needs no lookup, for any instance.
  return { host, port: port ?? (instance === undefined ? DEFAULT_PORT : undefined), instance };
}

function unusable(code: string, cause: string, nextStep: string): DriverError {
  return new DriverError({ code, cause, nextStep, fixableBy: 'you' });
}
