import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { greetBadly } from './greet-badly.ts';
import { type SessionRules, serveSession } from './session.ts';
import { createSqlDatabase } from './sql/database.ts';
import type { TdsServerOptions } from './tds-server-options.ts';

/** A running test server. */
export interface TdsServer {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Number of open connections. */
  readonly openConnections: number;
  /** Number of requests that a client cancelled with an attention signal. */
  readonly cancelledRequests: number;
  close(): Promise<void>;
}

const TLS_HANDSHAKE = 0x16;
const DEFAULT_LOGIN = { user: 'reader', password: 'Example-Passw0rd' };

/**
 * Starts a small SQL Server on a free loopback port: TDS 7.4, backed by in-memory SQLite. It refuses unsupported
 * requests.
 */
export async function startTdsServer(options: TdsServerOptions = {}): Promise<TdsServer> {
  const rules = prepareRules(options);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (options.greeting) return void greetBadly(options.greeting, socket);
    // TDS 8.0 starts with TLS; earlier versions start with an unencrypted packet.
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      serveSession(first[0] === TLS_HANDSHAKE ? wrapStrictly(socket, options) : socket, rules);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: '127.0.0.1',
    port,
    ...rules.login,
    get openConnections() {
      return sockets.size;
    },
    get cancelledRequests() {
      return rules.cancelled.count;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
      rules.closeDatabases();
    },
  };
}

function prepareRules(options: TdsServerOptions): SessionRules & { closeDatabases(): void } {
  const { databases = [{ name: 'master' }], login = DEFAULT_LOGIN, serverName = 'TDSTEST' } = options;
  const made = databases.map(createSqlDatabase);
  let resumingLogins = options.resumingLogins ?? 0;
  const findDatabase: SessionRules['findDatabase'] = (name) =>
    name === '' ? made[0] : made.find((database) => database.name.toLowerCase() === name.toLowerCase());
  return {
    ...options,
    cancelled: { count: 0 },
    login,
    serverName,
    findDatabase,
    hasDatabase: (name) => findDatabase(name) !== undefined,
    isResuming() {
      resumingLogins -= 1;
      return resumingLogins >= 0;
    },
    closeDatabases() {
      for (const database of made) database.close();
    },
  };
}

function wrapStrictly(socket: Socket, { certificate, knowsTds8 = true }: TdsServerOptions): Socket {
  if (certificate === undefined || !knowsTds8) return socket.destroy();
  return new TLSSocket(socket, {
    isServer: true,
    secureContext: createSecureContext(certificate),
    ALPNProtocols: ['tds/8.0'],
  });
}
