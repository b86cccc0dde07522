import type { Socket } from 'node:net';
import { readLimitReached } from '../formats/file/bytes-source.ts';

/** How much may come in. */
interface Bound {
  /** Bytes of data. */
  maxBytes: number;
  /** Bytes that come with it. */
  overheadBytes: number;
}

const LOOK_EVERY_MS = 10;

/**
 * Ends a connection over which more comes in than is allowed: the library keeps whole values in memory, however long a server makes
 * them.
 */
export function boundSocket(socket: Socket, { maxBytes, overheadBytes }: Bound): Socket {
  let received = 0;
  return socket.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > maxBytes + overheadBytes) socket.destroy(readLimitReached(maxBytes));
  });
}

/** The same for a connection that begins with TLS, which reads past all who listen to the socket; so the socket is asked. */
export function boundTlsSocket(socket: Socket, { maxBytes, overheadBytes }: Bound): Socket {
  const watch = setInterval(() => {
    if (socket.bytesRead > maxBytes + overheadBytes) socket.destroy(readLimitReached(maxBytes));
  }, LOOK_EVERY_MS);
  return socket.once('close', () => clearInterval(watch));
}
