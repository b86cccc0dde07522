import type { Socket } from 'node:net';
import { readLimitReached } from '../formats/file/bytes-source.ts';

/** Limits on incoming bytes. */
interface Bound {
  /** Bytes of data. */
  maxBytes: number;
  /** Protocol overhead in bytes. */
  overheadBytes: number;
}

const LOOK_EVERY_MS = 10;

/**
 * Destroys a connection that receives more than allowed. The library keeps whole values in memory, however long a
 * server makes them.
 */
export function boundSocket(socket: Socket, { maxBytes, overheadBytes }: Bound): Socket {
  let received = 0;
  return socket.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > maxBytes + overheadBytes) socket.destroy(readLimitReached(maxBytes));
  });
}

/**
 * The same for a connection that begins with TLS, which bypasses listeners of the socket; so this polls the socket.
 */
export function boundTlsSocket(socket: Socket, { maxBytes, overheadBytes }: Bound): Socket {
  const watch = setInterval(() => {
    if (socket.bytesRead > maxBytes + overheadBytes) socket.destroy(readLimitReached(maxBytes));
  }, LOOK_EVERY_MS);
  return socket.once('close', () => clearInterval(watch));
}
