import { once } from 'node:events';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { DialGuard } from '../contract/dial-guard.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import { postgresFailure } from './explain-postgresql-error.ts';
import type { PostgresTarget } from './postgresql-target.ts';

/** How a socket is opened, and how much may come in by it. */
export interface SocketBounds {
  guard: DialGuard;
  signal: AbortSignal;
  maxBytes: number;
}

// A message without a type: its length, and the number that asks for TLS.
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/**
 * Opens a socket to the server, encrypted as the connection wants it and the server allows.
 *
 * @throws DriverError `tls-not-offered`, `not-postgresql`, `dial-refused`; the socket's own error
 */
export async function openPostgresSocket(
  target: PostgresTarget,
  { guard, signal, maxBytes }: SocketBounds,
): Promise<Socket> {
  const { host, port, encryption, verify } = target;
  const socket = await guard.connect({ host, port, signal });
  try {
    const isSecure = encryption !== 'off' && (await offersTls(socket, target, signal));
    if (encryption === 'required' && !isSecure) throw postgresFailure('tls-not-offered', { target });
    const opened = isSecure ? await guard.secure(socket, { host, port, signal, verify }) : socket;
    return meter(opened, maxBytes);
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/** Whether a socket is encrypted. */
export function isEncrypted(socket: Socket): socket is TLSSocket {
  return socket instanceof TLSSocket;
}

async function offersTls(socket: Socket, target: PostgresTarget, signal: AbortSignal): Promise<boolean> {
  socket.write(SSL_REQUEST);
  const answer: unknown = await Promise.race([
    once(socket, 'data', { signal }).then(([chunk]: unknown[]) => chunk),
    once(socket, 'close', { signal }).then(() => {
      throw Object.assign(new Error('The connection was closed.'), { code: 'ECONNRESET' });
    }),
  ]);
  socket.pause();
  // More than the one byte could have been put in by someone in between.
  const text = Buffer.isBuffer(answer) ? answer.toString('latin1') : '';
  if (text !== 'S' && text !== 'N') throw postgresFailure('not-postgresql', { target });
  return text === 'S';
}

/** Ends a socket by which more comes in than was asked for. It is handed on paused, so that nothing is missed. */
function meter(socket: Socket, maxBytes: number): Socket {
  let budget = maxBytes;
  socket.on('data', (chunk: Buffer) => {
    budget -= chunk.length;
    if (budget < 0) socket.destroy(readLimitReached(maxBytes));
  });
  socket.pause();
  return socket;
}
