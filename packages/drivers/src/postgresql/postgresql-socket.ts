import { once } from 'node:events';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { DialGuard } from '../contract/dial-guard.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import { postgresFailure } from './explain-postgresql-error.ts';
import type { PostgresTarget } from './postgresql-target.ts';

/** How to open a socket, and how many bytes it may receive. */
export interface SocketBounds {
  guard: DialGuard;
  signal: AbortSignal;
  maxBytes: number;
}

// A message without a type: its length, and the number that requests TLS.
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/**
 * Opens a socket to the server, encrypted as the connection requires and the server allows.
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

/** Returns true for an encrypted socket. */
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
  // An attacker in between could have injected anything beyond this one byte.
  const text = Buffer.isBuffer(answer) ? answer.toString('latin1') : '';
  if (text !== 'S' && text !== 'N') throw postgresFailure('not-postgresql', { target });
  return text === 'S';
}

/** Destroys a socket that receives more than expected. Returns it paused, so that no byte is lost. */
function meter(socket: Socket, maxBytes: number): Socket {
  let budget = maxBytes;
  socket.on('data', (chunk: Buffer) => {
    budget -= chunk.length;
    if (budget < 0) socket.destroy(readLimitReached(maxBytes));
  });
  socket.pause();
  return socket;
}
