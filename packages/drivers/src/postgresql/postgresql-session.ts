import type { Socket } from 'node:net';
import { Client, type QueryResultRow } from 'pg';
import type { DriverContext } from '../contract/contract.ts';
import { explainPostgresLogin } from './explain-postgresql-login.ts';
import { openPostgresSocket } from './postgresql-socket.ts';
import type { PostgresTarget } from './postgresql-target.ts';

/** Runs a query; every value of the result is a string or null. */
export type Query = (text: string, values?: readonly unknown[]) => Promise<readonly QueryResultRow[]>;

/** Limit in bytes for messages and listings, in addition to the rows of a preview. */
const OVERHEAD_BYTES = 4 * 1024 * 1024;

/** Signs in, calls `work` in one read-only transaction, and signs out. The library opens no socket of its own. */
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
    try {
      await Promise.race([client.connect(), lost]);
      await query(beginSession(limits.timeoutMs));
    } catch (error) {
      throw explainPostgresLogin(error, { target });
    }
    return await work(query);
  } finally {
    signal.removeEventListener('abort', stop);
    // Ending the session ends the transaction.
    client.end().catch(() => {});
    socket.destroySoon();
  }
}

/**
 * Settings of the transaction, not of the session: poolers refuse settings at startup, and pass a session with its
 * settings to other clients.
 */
function beginSession(timeoutMs: number): string {
  const settings = {
    statement_timeout: String(timeoutMs),
    client_encoding: "'UTF8'",
    TimeZone: "'UTC'",
    DateStyle: "'ISO, YMD'",
    IntervalStyle: "'iso_8601'",
    bytea_output: "'hex'",
    // Writes all digits of a float, also on servers before PostgreSQL 12.
    extra_float_digits: '3',
  };
  const set = Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`);
  return ['BEGIN READ ONLY', ...set].join('; ');
}

function openClient({ user, password, database }: PostgresTarget, socket: Socket): Client {
  // The library would connect the given socket, which the guard has already connected.
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
    types: { getTypeParser: () => (value: unknown) => value },
  });
}
