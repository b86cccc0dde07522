import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** Forwards bytes to a server on loopback and counts the bytes of its responses. */
export async function startCountingProxy(
  target: URL,
): Promise<{ url: string; bytesFromTarget(): number; close(): Promise<void> }> {
  let bytes = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    client.pipe(upstream).on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    upstream.pipe(client);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    bytesFromTarget: () => bytes,
    async close() {
      server.close();
    },
  };
}
