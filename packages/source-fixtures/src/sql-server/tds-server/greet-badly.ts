import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { GreetingBehavior } from './tds-server-options.ts';

/** A response packet that announces further packets. */
const ENDLESS_PACKET = Buffer.concat([Buffer.from([4, 0, 0x10, 0, 0, 0, 1, 0]), Buffer.alloc(4096 - 8)]);

/** Answers the first bytes of a client in a way that no SQL Server would. */
export async function greetBadly(behavior: GreetingBehavior, socket: Socket): Promise<void> {
  await once(socket, 'data').catch(() => undefined);
  switch (behavior) {
    case 'silent':
      return;
    case 'closes':
      socket.destroy();
      return;
    case 'garbage':
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
      return;
    case 'unfinished':
      socket.resume().write(ENDLESS_PACKET);
      return;
    case 'endless':
      socket.resume();
      while (!socket.destroyed) {
        if (socket.write(ENDLESS_PACKET)) continue;
        // A client that gives up resets the connection.
        const gone = [once(socket, 'drain'), once(socket, 'close')].map((event) =>
          event.catch(() => undefined),
        );
        await Promise.race(gone);
      }
  }
}
