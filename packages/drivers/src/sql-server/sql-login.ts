import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Connection, ConnectionConfiguration } from 'tedious';
import type { DriverContext } from '../contract/contract.ts';
import type { DialGuard } from '../contract/dial-guard.ts';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { boundSocket, boundTlsSocket } from './bound-socket.ts';
import {
  isEncryptionUnsupported,
  redirectedTooOften,
  redirectUnreachable,
} from './explain-sql-server-error.ts';
import type { SqlMessage } from './sql-message.ts';
import type { SqlTarget } from './sql-server-target.ts';

/** Inputs of a login besides its target. */
export interface LoginRequest {
  target: SqlTarget & { port: number };
  context: Pick<DriverContext, 'guard' | 'limits'>;
  /** An Entra access token, in place of a password. */
  accessToken: string | undefined;
  /** An open connection for the first attempt. */
  socket?: Socket;
  signal: AbortSignal;
}

/** A login in progress. */
export interface SqlLogin {
  /** Settles when TLS is established, or when it is certain that it will not be. */
  secured: Promise<TLSSocket | undefined>;
  ready: Promise<Connection>;
  /** The server's messages so far. */
  messages: readonly SqlMessage[];
  close(): void;
}

/** Bytes of handshakes and metadata, which do not count as data. */
const OVERHEAD_BYTES = 64 * 1024;
const CANCEL_TIMEOUT_MS = 400;
// The limit of Microsoft's clients.
const MAX_REDIRECTS = 10;

/** Starts a login. Optional encryption is tried first. */
export function startLogin(request: LoginRequest): SqlLogin {
  const messages: SqlMessage[] = [];
  const secured = Promise.withResolvers<TLSSocket | undefined>();
  const open = new AbortController();
  const signal = AbortSignal.any([open.signal, request.signal]);

  async function attempt(encrypt: boolean | 'strict', socket?: Socket): Promise<Connection> {
    const [{ StrictConnection }, { ISOLATION_LEVEL }] = await Promise.all([
      import('./strict-connection.ts'),
      import('tedious'),
    ]);
    const configuration = toConfiguration({ ...request, signal }, encrypt, socket);
    // Synapse has no other level, and SQL Server keeps the level that clients expect.
    if (request.target.isSynapse && ISOLATION_LEVEL.READ_UNCOMMITTED !== undefined)
      configuration.options = {
        ...configuration.options,
        connectionIsolationLevel: ISOLATION_LEVEL.READ_UNCOMMITTED,
      };
    const connection = new StrictConnection(configuration);
    // The promises of the connection or of a request report errors there.
    connection.on('error', () => undefined);
    connection.on('errorMessage', ({ number, message }) => messages.push({ number, message }));
    connection.on('secure', (clear) => secured.resolve(clear));
    signal.addEventListener('abort', () => stop(connection), { once: true });
    await new Promise<void>((resolve, reject) => {
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    // From here on, a message belongs to a statement, which keeps its own.
    messages.length = 0;
    return connection;
  }

  async function login(): Promise<Connection> {
    const { encryption } = request.target;
    if (encryption !== 'optional')
      return await attempt(encryption === 'strict' ? 'strict' : true, request.socket);
    try {
      return await attempt(true, request.socket);
    } catch (error) {
      if (!isEncryptionUnsupported(error)) throw error;
      return await attempt(false);
    }
  }

  // The library does not always report that a connection was closed during its setup.
  const stopped = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const ready = Promise.race([login(), stopped]);
  const settle = () => secured.resolve(undefined);
  ready.then(settle, settle);
  return {
    secured: secured.promise,
    ready,
    messages,
    close() {
      open.abort();
      ready.then((connection) => connection.close(), settle);
    },
  };
}

/** Cancels a running request first, so that the server stops working on it. */
function stop(connection: Connection): void {
  if (connection.cancel()) setTimeout(() => connection.close(), CANCEL_TIMEOUT_MS).unref();
  else connection.close();
}

function toConfiguration(
  { target, context, accessToken, signal }: LoginRequest,
  encrypt: boolean | 'strict',
  socket: Socket | undefined,
): ConnectionConfiguration {
  const { host, port, database, credential, hostNameInCertificate } = target;
  const { guard, limits } = context;
  const bound = encrypt === 'strict' ? boundTlsSocket : boundSocket;
  let open = socket;
  let redirects = -1;
  async function dial(place: { host: string; port: number }, isRedirect: boolean): Promise<Socket> {
    try {
      return await guard.connect({ ...place, signal });
    } catch (error) {
      const isNetwork = explainNetworkError(error, place.host) !== undefined;
      throw isRedirect && isNetwork ? redirectUnreachable(host, place, error) : error;
    }
  }
  return {
    server: host,
    authentication: toAuthentication(credential, accessToken),
    options: {
      port,
      // The library passes the connector another address if a server redirects it.
      connector: async (...[place]: unknown[]) => {
        redirects += 1;
        if (redirects > MAX_REDIRECTS) throw redirectedTooOften(host);
        const next = open ?? (await dial(toPlace(place, { host, port }), redirects > 0));
        open = undefined;
        return bound(next, { maxBytes: limits.maxBytes, overheadBytes: OVERHEAD_BYTES });
      },
      encrypt,
      trustServerCertificate: target.isServerCertificateTrusted || target.encryption === 'optional',
      cryptoCredentialsDetails: { ...guard.trust },
      ...(hostNameInCertificate === undefined ? {} : { serverName: hostNameInCertificate }),
      ...(database === undefined ? {} : { database }),
      appName: target.applicationName ?? 'Headwater',
      ...(target.workstationId === undefined ? {} : { workstationId: target.workstationId }),
      readOnlyIntent: target.isReadOnly,
      // The deadline of the operation limits the time, unless the connection requires less.
      connectTimeout: Math.min(limits.timeoutMs + 1000, target.connectTimeoutMs ?? Number.POSITIVE_INFINITY),
      requestTimeout: 0,
      cancelTimeout: CANCEL_TIMEOUT_MS,
      // Users decide whether to retry, once they know the reason.
      maxRetriesOnTransientErrors: 0,
    },
  };
}

function toAuthentication(
  credential: SqlTarget['credential'],
  token: string | undefined,
): NonNullable<ConnectionConfiguration['authentication']> {
  if (credential.kind === 'password') {
    const { userName, password } = credential;
    return { type: 'default', options: { userName, password } };
  }
  if (token === undefined) throw new TypeError('A service principal logs in with a token.');
  return { type: 'azure-active-directory-access-token', options: { token } };
}

function toPlace(
  place: unknown,
  fallback: { host: string; port: number },
): Parameters<DialGuard['connect']>[0] {
  if (typeof place !== 'object' || place === null || !('host' in place) || !('port' in place))
    return fallback;
  const { host, port } = place;
  return typeof host === 'string' && typeof port === 'number' ? { host, port } : fallback;
}
