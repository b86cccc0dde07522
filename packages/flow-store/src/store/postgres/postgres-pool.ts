import { Socket } from 'node:net';
import pg from 'pg';

const CONNECT_TIMEOUT_MS = 10_000;
/** A service that stalls in the middle of a write must not keep the others from writing. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;
/** Object id of the type bigint. */
const BIGINT = 20;

export interface PostgresPoolOptions {
  /** Connections at a time. */
  max: number;
  /** How long a lock that somebody else has is waited for; as long as it takes when left out. */
  lockTimeoutMs?: number | undefined;
  /** How long a server may say nothing before it counts as gone; for ever when left out. */
  silenceTimeoutMs?: number | undefined;
}

/** Connections to a PostgreSQL server, made as they are needed. */
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
      // Times and counts stay far below 2^53, so they are plain numbers here; the driver would give texts.
      getTypeParser: (type, format) => (type === BIGINT ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // A connection that is lost is replaced by the next one. Unheard, the event would end the process: the pool hears it of
  // an idle connection, and nobody of one in use, whose queries fail by themselves.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** The driver's own limit for a query leaves the connection in the pool, where it takes queries that nobody will answer. */
function openImpatientSocket(silenceTimeoutMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silenceTimeoutMs, () => {
    const silence = new Error(`The server said nothing for ${silenceTimeoutMs} ms.`);
    socket.destroy(Object.assign(silence, { code: 'ETIMEDOUT' }));
  });
}
