import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A forward proxy on loopback that routes every host to one port of this machine. */
export interface ConnectProxy {
  port: number;
  /** Its requests: `CONNECT host:port`, or a method and an absolute address. */
  asked: string[];
  close(): Promise<void>;
}

export interface ConnectProxyOptions {
  /** Loopback port to which every host is routed. */
  targetPort: number;
  /** Required user name and password, as `user:password`. */
  login?: string;
  /** Status that it returns instead of connecting. */
  refusal?: number;
}

/** Starts a proxy that supports CONNECT and absolute addresses, like company proxies. */
export async function startConnectProxy({
  targetPort,
  login,
  refusal,
}: ConnectProxyOptions): Promise<ConnectProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const expected = login && `Basic ${Buffer.from(login).toString('base64')}`;
  const refusalOf = (authorization: string | undefined): number | undefined =>
    expected !== undefined && authorization !== expected ? 407 : refusal;

  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.method} ${incoming.url}`);
    const status = refusalOf(incoming.headers['proxy-authorization']);
    if (status !== undefined) {
      outgoing.writeHead(status, { 'proxy-authenticate': 'Basic realm="proxy"' }).end('<html>proxy</html>');
      return;
    }
    const { pathname, search, host } = new URL(incoming.url ?? '');
    const { 'proxy-authorization': _login, ...headers } = incoming.headers;
    const onward = httpRequest(
      {
        host: '127.0.0.1',
        port: targetPort,
        method: incoming.method,
        path: pathname + search,
        headers: { ...headers, host },
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket: Socket, head: Buffer) => {
    asked.push(`CONNECT ${incoming.url}`);
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    const status = refusalOf(incoming.headers['proxy-authorization']);
    if (status !== undefined) {
      socket.end(
        `HTTP/1.1 ${status} No\r\nProxy-Authenticate: Basic realm="proxy"\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    const onward = connect(targetPort, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    sockets.add(onward);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
