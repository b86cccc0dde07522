import pg from 'pg';

const CONNECT_TIMEOUT_MS = 10_000;
/** A service that stalls in the middle of a write must not keep the others from writing. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;
/** Object id of the type bigint. */
const BIGINT = 20;

/** Connections to a PostgreSQL server, made as they are needed. */
export function openPostgresPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    application_name: 'headwater',
    types: {
      // Times and counts stay far below 2^53, so they are plain numbers here; the driver would give texts.
      getTypeParser: (type, format) => (type === BIGINT ? Number : pg.types.getTypeParser(type, format)),
    },
  });
  // An idle connection that is lost is replaced by the next one; unheard, the event would end the process.
  pool.on('error', () => {});
  return pool;
}
