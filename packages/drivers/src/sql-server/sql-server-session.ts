import type { Connection } from 'tedious';
import { entraCloudOf } from '../azure/entra/entra-cloud.ts';
import { createEntraCredential } from '../azure/entra/entra-credential.ts';
import type { DriverContext } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { startDeadline } from '../operations/deadline.ts';
import { explainSqlError, type StagedError } from './explain-sql-server-error.ts';
import { findInstancePort } from './find-instance-port.ts';
import { type SqlLogin, startLogin } from './sql-login.ts';
import type { SqlTarget } from './sql-server-target.ts';

/** Settings of the SQL Server drivers that are not part of a connection. */
export interface SqlServerOptions {
  /** UDP port of the SQL Server Browser. @default 1434 */
  browserPort?: number;
  /** Whether to treat every database as a pool of Synapse, regardless of its host. @default by the host */
  isSynapse?: boolean;
}

/** The shared inputs of a driver's operations. */
export interface SqlOperation {
  context: DriverContext;
  target: SqlTarget;
  options: SqlServerOptions;
  /** The object that is read, for explanations. */
  object: string;
  /** Whether the catalog contains it. */
  isKnownObject?: boolean;
}

/**
 * Logs in, calls `work` and closes the connection, within the time limit.
 *
 * @throws DriverError for every failure of a server
 */
export async function withConnection<T>(
  operation: SqlOperation,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { context, target } = operation;
  return await startDeadline(context).run(async (signal) => {
    let login: SqlLogin | undefined;
    try {
      const port = await findPort(operation, signal);
      const accessToken = await getAccessToken(operation, signal);
      login = startLogin({ target: { ...target, port }, context, accessToken, signal });
      return await work(await login.ready);
    } catch (error) {
      throw explainFor(operation, error, login).error;
    } finally {
      login?.close();
    }
  });
}

/** The port of a target: the given one, or the answer of the browser service. */
export async function findPort(
  { context, target, options }: SqlOperation,
  signal: AbortSignal,
): Promise<number> {
  const { host, port, instance = '' } = target;
  if (port !== undefined) return port;
  const addresses = await context.guard.resolve(host);
  return await findInstancePort({ instance, host, addresses, port: options.browserPort ?? 1434, signal });
}

/** A token for the service principal of a target; undefined for a password. */
export async function getAccessToken(
  { context, target }: SqlOperation,
  abortSignal: AbortSignal,
): Promise<string | undefined> {
  const { credential, host } = target;
  if (credential.kind !== 'service-principal') return undefined;
  const entra = await createEntraCredential(credential, context, host);
  return (await entra.getToken(entraCloudOf(host).sqlScope, { abortSignal }))?.token;
}

/** Explains an error with the facts of the operation and the server's messages. */
export function explainFor(
  { target, object, isKnownObject = false }: SqlOperation,
  error: unknown,
  login: Pick<SqlLogin, 'messages'> | undefined,
): StagedError {
  const { host, port, database = '', credential } = target;
  return explainSqlError(error, {
    host,
    port,
    database,
    object,
    isKnownObject,
    isStrict: target.encryption === 'strict',
    login: credential.kind === 'password' ? credential.userName : `application ${credential.clientId}`,
    isApplication: credential.kind === 'service-principal',
    messages: login?.messages ?? [],
  });
}

/** Returns explained errors unchanged, and explains network errors with a hint about the host. */
export function explainReach(error: unknown, { host, port }: SqlTarget): unknown {
  if (error instanceof DriverError) return error;
  const hint =
    'Check the name of the server; one of Azure ends in .database.windows.net or .sql.azuresynapse.net.';
  return explainNetworkError(error, port === undefined ? host : `${host}:${port}`, hint) ?? error;
}
