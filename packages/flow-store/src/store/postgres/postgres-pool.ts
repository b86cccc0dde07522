import { Socket } from 'node:net';
import pg from 'pg';

const CONNECT_TIMEOUT_MS = 10_000;
/** A service that stalls during a write must not block the others. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;
/** PostgreSQL's object id of the type bigint. */
const BIGINT = 20;

export interface PostgresPoolOptions {
  /** Maximum number of connections. */
  max: number;
  /** How long to wait for a lock of another session. @default no limit */
  lockTimeoutMs?: number | undefined;
  /** How long a server may be silent before it counts as lost. @default no limit */
  silenceTimeoutMs?: number | undefined;
}

/** Connections to a PostgreSQL server, opened on demand. */
export function openPostgresPool(
  url: string,
  { max, lockTimeoutMs, silenceTimeoutMs }: PostgresPoolOptions,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    application_name: 'headwater',
    ...(lockTimeoutMs === undefined ? {} : { lock_timeout: lockTimeoutMs }),
    ...(silenceTimeoutMs === undefined ? {} : { stream: () => openImpatientSocket(silenceTimeoutMs) }),
    types: {
      // Times and counts stay far below 2^53, so they are numbers here; the driver would return strings.
      getTypeParser: (type, format) => (type === BIGINT ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // A lost connection is replaced by the next one. Without a listener, the event would end the process. The pool
  // listens on idle connections only; queries on a busy one fail by themselves.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The driver's own query timeout returns the connection to the pool, where later queries would never be answered. */
function openImpatientSocket(silenceTimeoutMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silenceTimeoutMs, () => {
    const silence = new Error(`The server was silent for ${silenceTimeoutMs} ms.`);
    socket.destroy(Object.assign(silence, { code: 'ETIMEDOUT' }));
  });
}
