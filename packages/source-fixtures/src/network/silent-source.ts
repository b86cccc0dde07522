import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A source that accepts connections but does not answer until the test decides. */
export interface SilentSource {
  /** Parameters of an Azure Blob connection to this source. */
  auth: { specName: string; params: { connectionString: string } };
  /** Resolves after the first request arrives. */
  asked: Promise<void>;
  /** Resolves after a client disconnects. */
  abandoned: Promise<void>;
  /** Refuses all pending and future requests. */
  refuse(): void;
  close(): void;
}

const REFUSAL = 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

/** Same length as a storage account key. */
const ACCOUNT_KEY = Buffer.alloc(64, 'k').toString('base64');

export async function startSilentSource(accountKey: string = ACCOUNT_KEY): Promise<SilentSource> {
  const sockets = new Set<Socket>();
  const asked = Promise.withResolvers<void>();
  const abandoned = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).resume();
    socket.once('data', () => {
      asked.resolve();
      socket.once('close', () => abandoned.resolve());
      void told.promise.then(() => socket.end(REFUSAL));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const endpoint = `http://127.0.0.1:${port}/silent`;
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=silent;AccountKey=${accountKey};BlobEndpoint=${endpoint}`;
  return {
    auth: { specName: 'ConnectionString', params: { connectionString } },
    asked: asked.promise,
    abandoned: abandoned.promise,
    refuse: told.resolve,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
