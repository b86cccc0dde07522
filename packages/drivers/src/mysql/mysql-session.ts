import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import mysql, { type Connection, type RowDataPacket } from 'mysql2';
import type { DriverContext } from '../contract/contract.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import type { MysqlTarget } from './mysql-target.ts';

type Row = Readonly<Record<string, unknown>>;

/** An open session. */
export interface MysqlSession {
  /** Runs a query; every value of the result is a string, bytes or null. */
  query: (text: string, values?: readonly string[]) => Promise<readonly Row[]>;
  version: string;
  /** Version of TLS; undefined without TLS. */
  tls: string | undefined;
}

/** Limit in bytes for messages and listings, in addition to the rows of a preview. */
const OVERHEAD_BYTES = 4 * 1024 * 1024;

type SessionContext = Pick<DriverContext, 'guard' | 'limits' | 'signal'>;

/** Signs in, calls `work` in one read-only transaction, and signs out. The library opens no socket of its own. */
export async function useMysql<T>(
  target: MysqlTarget,
  context: SessionContext,
  work: (session: MysqlSession) => Promise<T>,
): Promise<T> {
  if (target.encryption !== 'preferred') return await runSession(target, context, work);
  try {
    return await runSession(target, context, work);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'HANDSHAKE_NO_SSL_SUPPORT';
    if (!isMissing) throw error;
    return await runSession({ ...target, encryption: 'off' }, context, work);
  }
}

async function runSession<T>(
  target: MysqlTarget,
  { guard, limits, signal }: SessionContext,
  work: (session: MysqlSession) => Promise<T>,
): Promise<T> {
  const { host, port } = target;
  const socket = await guard.connect({ host, port, signal });
  const stop = () => socket.destroy();
  signal.addEventListener('abort', stop);
  const connection = openConnection(target, socket, guard.trust);
  try {
    const lost = new Promise<never>((_resolve, reject) => {
      connection.on('error', (error) => reject(restoreTlsCode(error, connection)));
      socket.on('error', reject);
      meter(socket, limits.maxBytes + OVERHEAD_BYTES, reject);
    });
    lost.catch(() => {});
    const query: MysqlSession['query'] = (text, values = []) =>
      Promise.race([ask(connection, text, values), lost]);
    await Promise.race([new Promise<void>((resolve) => connection.once('connect', () => resolve())), lost]);
    const [{ version } = {}] = await query('SELECT VERSION() AS version');
    const isMariaDb = String(version).includes('MariaDB');
    await query(
      isMariaDb
        ? `SET SESSION max_statement_time = ${limits.timeoutMs / 1000}`
        : `SET SESSION max_execution_time = ${limits.timeoutMs}`,
    );
    await query('START TRANSACTION READ ONLY');
    return await work({ query, version: String(version), tls: tlsOf(connection) });
  } finally {
    signal.removeEventListener('abort', stop);
    connection.destroy();
    socket.destroy();
  }
}

function openConnection(
  { host, user, password, database, encryption, ...checks }: MysqlTarget,
  socket: Socket,
  trust: { readonly ca?: string[] },
): Connection {
  const ssl = {
    ...trust,
    rejectUnauthorized: checks.isCertificateChecked,
    verifyIdentity: checks.isHostNameChecked,
  };
  return mysql.createConnection({
    // Used for the certificate only; the guard has connected the socket.
    host,
    stream: socket,
    user,
    password,
    database,
    charset: 'utf8mb4',
    // The server must not request files of this machine.
    flags: ['-LOCAL_FILES'],
    connectTimeout: 0,
    ...(encryption === 'off' ? {} : { ssl }),
    typeCast: (field) =>
      field.type.endsWith('BLOB') || field.type.endsWith('STRING') ? field.buffer() : field.string(),
  });
}

function ask(connection: Connection, text: string, values: readonly string[]): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[]>(text, [...values], (error, rows) =>
      error ? reject(error) : resolve(rows),
    );
  });
}

/** Destroys a socket that receives more than expected. With TLS, bytes are counted before decryption. */
function meter(socket: Socket, maxBytes: number, exceeded: (error: Error) => void): void {
  const timer = setInterval(() => {
    if (socket.bytesRead <= maxBytes) return;
    exceeded(readLimitReached(maxBytes));
    socket.destroy();
  }, 20);
  timer.unref();
  socket.once('close', () => clearInterval(timer));
}

/** The library replaces the code of a certificate failure with its own. */
function restoreTlsCode(error: unknown, connection: Connection): unknown {
  const isTls = error instanceof Error && 'code' in error && error.code === 'HANDSHAKE_SSL_ERROR';
  if (!isTls) return error;
  const reason: unknown = streamOf(connection)?.authorizationError;
  const code = typeof reason === 'string' ? reason : 'EPROTO';
  return Object.assign(new Error('TLS failed.', { cause: error }), { code });
}

function tlsOf(connection: Connection): string | undefined {
  return streamOf(connection)?.getProtocol() ?? undefined;
}

/** The encrypted socket that the library created from the given one; undefined if it created none. */
function streamOf(connection: Connection): TLSSocket | undefined {
  const { stream } = connection as unknown as { stream?: unknown };
  return stream instanceof TLSSocket ? stream : undefined;
}
