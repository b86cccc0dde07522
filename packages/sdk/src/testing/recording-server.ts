import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface RecordedRequest {
  method: string;
  /** Path and query, as sent. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Writes one response, closes the connection, or stays silent. */
export type Reply = (response: ServerResponse) => void;

export interface RecordingServer {
  url: string;
  /** All requests so far, in order. */
  requests: RecordedRequest[];
}

/** A real server on loopback that records requests and sends predefined replies. It ends with the test. */
export async function recordingServer(
  reply: (request: RecordedRequest, index: number) => Reply,
): Promise<RecordingServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = '', url: path = '', headers } = incoming;
    // A client may hang up before its request is complete.
    const body = await text(incoming).catch(() => undefined);
    if (body === undefined) return;
    const request = { method, path, headers, body };
    requests.push(request);
    reply(request, requests.length - 1)(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests };
}

/** Sends the replies in order and repeats the last one. */
export function inTurn(
  ...replies: readonly [Reply, ...Reply[]]
): (request: RecordedRequest, index: number) => Reply {
  return (_request, index) => replies[Math.min(index, replies.length - 1)] ?? replies[0];
}

export function answer(status: number, body?: unknown, headers: Record<string, string> = {}): Reply {
  return (response) => {
    response.writeHead(status, {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    });
    response.end(typeof body === 'string' || body === undefined ? body : JSON.stringify(body));
  };
}

/** Accepts the request and never responds. */
export function silence(): Reply {
  return () => undefined;
}

/** Accepts the request and closes the connection. */
export function brokenConnection(): Reply {
  return (response) => response.destroy();
}

/** Begins a response and closes the connection in the middle. */
export function brokenBody(): Reply {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"items":', () => response.destroy());
  };
}

/** Begins a response and never ends it. */
export function endlessBody(status = 200): Reply {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.write('{"items":');
  };
}
