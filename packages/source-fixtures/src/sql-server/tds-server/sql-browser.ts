import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A test double of SQL Server Browser, which reports the ports of named instances over UDP. */
export interface SqlBrowser {
  port: number;
  close(): void;
}

const ASK_FOR_INSTANCE = 0x04;
const ANSWER = 0x05;

/**
 * Starts a browser on loopback for the given instances. Like the real service, it does not respond to other names.
 */
export async function startSqlBrowser(
  portsByInstance: Readonly<Record<string, number>>,
): Promise<SqlBrowser> {
  const socket = createSocket('udp4');
  socket.on('message', (message, { address, port }) => {
    if (message[0] !== ASK_FOR_INSTANCE) return;
    const asked = message.toString('latin1', 1).replace(/\0.*$/s, '').toLowerCase();
    const found = Object.entries(portsByInstance).find(([name]) => name.toLowerCase() === asked);
    if (found === undefined) return;
    const [name, tcpPort] = found;
    const text = `ServerName;TDSTEST;InstanceName;${name};IsClustered;No;Version;16.0.4096.0;tcp;${tcpPort};;`;
    const head = Buffer.from([ANSWER, text.length & 0xff, text.length >> 8]);
    socket.send(Buffer.concat([head, Buffer.from(text, 'latin1')]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { port: socket.address().port, close: () => socket.close() };
}
