import type { Socket } from 'node:net';
import { Client, type QueryResultRow } from 'pg';
import type { DriverContext } from '../contract.ts';
import { openPostgresSocket } from './postgres-socket.ts';
import type { PostgresTarget } from './postgres-target.ts';

/** Asks the server; every value of the answer is text or null. */
export type Query = (text: string, values?: readonly unknown[]) => Promise<readonly QueryResultRow[]>;

/** What messages and listings may take beside the rows of a preview. */
const OVERHEAD_BYTES = 4 * 1024 * 1024;

/**
 * Signs in, does the work in one transaction that can change nothing, and signs out. The library opens no socket of its own.
 */
export async function usePostgres<T>(
  target: PostgresTarget,
  { guard, limits, signal }: Pick<DriverContext, 'guard' | 'limits' | 'signal'>,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  const maxBytes = limits.maxBytes + OVERHEAD_BYTES;
  const socket = await openPostgresSocket(target, { guard, signal, maxBytes });
  const stop = () => socket.destroy();
  signal.addEventListener('abort', stop);
  const client = openClient(target, socket);
  const lost = new Promise<never>((_resolve, reject) => {
    client.on('error', reject);
    socket.on('error', reject);
  });
  lost.catch(() => {});
  const query: Query = async (text, values = []) =>
    (await Promise.race([client.query(text, [...values]), lost])).rows;
  try {
    await Promise.race([client.connect(), lost]);
    await query('BEGIN READ ONLY');
    await query(`SET LOCAL statement_timeout = ${limits.timeoutMs}`);
    return await work(query);
  } finally {
    signal.removeEventListener('abort', stop);
    // Ending the session ends the transaction.
    client.end().catch(() => {});
    socket.destroySoon();
  }
}

function openClient({ user, password, database }: PostgresTarget, socket: Socket): Client {
  // The library would connect what it is given; this socket is connected, and through the guard.
  socket.connect = () => {
    process.nextTick(() => {
      socket.emit('connect');
      socket.resume();
    });
    return socket;
  };
  return new Client({
    user,
    password,
    database,
    stream: () => socket,
    ssl: false,
    application_name: 'headwater',
    client_encoding: 'UTF8',
    options: '-c TimeZone=UTC -c IntervalStyle=iso_8601 -c bytea_output=hex',
    types: { getTypeParser: () => (value: unknown) => value },
  });
}
