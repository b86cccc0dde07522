import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import {
  createDocumentedPlatform,
  type DocumentedPlatform,
  type DocumentedPlatformOptions,
} from './documented-platform.ts';

export interface ServedPlatform extends DocumentedPlatform {
  /** Origin on loopback, of the API and of its token endpoint. */
  url: string;
  close(): Promise<void>;
}

export interface ServedPlatformOptions extends DocumentedPlatformOptions {
  /** Delay before each response, in milliseconds. @default 0 */
  delayMs?: number;
}

/** Serves the stand-in on a free loopback port, for faces that run as processes. */
export async function serveDocumentedPlatform(options: ServedPlatformOptions = {}): Promise<ServedPlatform> {
  const platform = createDocumentedPlatform(options);
  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    await wait(options.delayMs ?? 0, undefined, { ref: false });
    const answer = await platform.fetch(await toRequest(incoming));
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  }
  const server = createServer((incoming, outgoing) => {
    // A client may hang up before its request is complete.
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    ...platform,
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = Buffer.concat(await incoming.toArray());
  const kept = Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name));
  return new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: kept.map(([name, value]) => [name, String(value)]),
    ...(body.length > 0 && { body }),
  });
}

const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'host',
  'transfer-encoding',
]);
