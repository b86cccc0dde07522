import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A source that accepts connections and never answers. */
export interface SilentSource {
  /** Parameters of an Azure Blob connection that leads there. */
  auth: { specName: string; params: { connectionString: string } };
  close(): void;
}

export async function startSilentSource(): Promise<SilentSource> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).resume();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const connectionString = `AccountName=a;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:${port}/a`;
  return {
    auth: { specName: 'ConnectionString', params: { connectionString } },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
