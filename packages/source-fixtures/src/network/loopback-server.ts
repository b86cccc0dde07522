import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { TestCertificate } from './certificate.ts';

/** A server on a free loopback port. */
export interface LoopbackServer {
  host: string;
  port: number;
  openConnections(): number;
  close(): Promise<void>;
}

/** Ways in which a server can misbehave. */
export const HOSTILE_SERVERS: Readonly<Record<string, (socket: Socket) => void>> = {
  'never answers': () => {},
  'hangs up at once': (socket) => void socket.destroy(),
  'hangs up when asked': (socket) => void socket.once('data', () => socket.destroy()),
  'talks garbage': (socket) => void socket.once('data', () => socket.end('\u0000\u0001garbage\r\n\r\n')),
  'shows a web page': (socket) => void socket.once('data', () => socket.end(webPage('<html>Sign in</html>'))),
  'answers a byte at a time': (socket) =>
    void socket.once('data', () => drip(socket, answer('200 OK', 'x'.repeat(5000)))),
  'never stops answering': (socket) => void socket.once('data', () => pour(socket)),
  'hangs up in the middle of an answer': (socket) =>
    void socket.once('data', () => socket.end(answer('200 OK', 'x'.repeat(5000)).slice(0, -4000))),
  'repeats the request in an error': (socket) =>
    void socket.once('data', (request) => socket.end(answer('403 Forbidden', `Refused: ${request}`))),
};

/**
 * Starts a server that handles every connection with the same function. With a certificate, the server sets up TLS
 * first.
 */
export async function startServer(
  handle: (socket: Socket) => void,
  certificate?: TestCertificate,
): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  const accept = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    handle(socket);
    // Node reports the end of a connection only if its data is read.
    socket.resume();
  };
  const server = certificate === undefined ? createServer(accept) : createTlsServer(certificate, accept);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    host: '127.0.0.1',
    port: address.port,
    openConnections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Starts a server that forwards connections to another server and counts the bytes that come back. */
export async function startCountingProxy(target: {
  host: string;
  port: number;
}): Promise<LoopbackServer & { bytesReceived(): number }> {
  let count = 0;
  const server = await startServer((client) => {
    const upstream = connect(target.port, target.host);
    upstream.on('data', (chunk) => {
      count += chunk.length;
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
    client.pipe(upstream).pipe(client);
  });
  return { ...server, bytesReceived: () => count };
}

function webPage(body: string): string {
  return `HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

function answer(status: string, body: string): string {
  const headers = [
    'content-type: text/html',
    'x-ms-request-id: 1',
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return [`HTTP/1.1 ${status}`, ...headers, '', body].join('\r\n');
}

function drip(socket: Socket, text: string): void {
  let position = 0;
  const timer = setInterval(() => socket.write(text[position++] ?? ''), 10);
  socket.on('close', () => clearInterval(timer));
}

function pour(socket: Socket): void {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const more = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.write('HTTP/1.1 200 OK\r\nx-ms-request-id: 1\r\ncontent-type: application/xml\r\n\r\n');
  socket.on('drain', more);
  more();
}

/**
 * Starts a server that forwards connections to another server. After a number of bytes, each connection breaks,
 * stalls, or sends one packet every 100 ms.
 */
export async function startFlakyProxy(
  target: { host: string; port: number },
  { after, behavior }: { after: number; behavior: 'break' | 'stall' | 'slow' },
): Promise<LoopbackServer & { stalledConnections(): number }> {
  let count = 0;
  const stalled = new Set<Socket>();
  const server = await startServer((client) => {
    const upstream = connect(target.port, target.host);
    upstream.on('error', () => client.destroy());
    upstream.on('end', () => client.end());
    client.on('close', () => {
      stalled.delete(client);
      upstream.destroy();
    });
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      count += chunk.length;
      if (count <= after) return void client.write(chunk);
      if (behavior === 'break') return void client.destroy();
      upstream.pause();
      if (behavior === 'stall') stalled.add(client);
      if (behavior === 'slow') setTimeout(() => client.write(chunk, () => upstream.resume()), 100);
    });
  });
  return { ...server, stalledConnections: () => stalled.size };
}
