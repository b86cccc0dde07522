import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { pipeline } from 'node:stream/promises';
import { answerDfs } from './answer-dfs.ts';
import { authorizeRequest } from './authorize-request.ts';
import { type BlobBackend, openBlobBackend } from './blob-backend.ts';
import { DfsRefusal } from './dfs-refusal.ts';
import type { DfsServerOptions } from './dfs-server-options.ts';

/** A running stand-in for a storage account with a data lake. */
export interface DfsServer {
  /** URL of the Data Lake Storage endpoint, with the account as its path, without a trailing slash. */
  dfsEndpoint: string;
  host: string;
  port: number;
  close(): Promise<void>;
}

/**
 * Starts the Data Lake Storage endpoint that the emulator lacks, in front of the emulator's Blob service. The
 * endpoint is read-only and accepts Microsoft Entra ID tokens. Under a host name `*.blob.*` it serves the Blob
 * service of the same account with the same tokens. It answers unsupported requests with 501.
 */
export async function startDfsServer(options: DfsServerOptions): Promise<DfsServer> {
  const { azurite, certificate } = options;
  const backend = openBlobBackend(azurite);
  const listener: RequestListener = (request, response) =>
    void answer(request, response, { options, backend });
  const server =
    certificate === undefined ? createServer(listener) : createTlsServer({ ...certificate }, listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const scheme = certificate === undefined ? 'http' : 'https';
  return {
    dfsEndpoint: `${scheme}://127.0.0.1:${address.port}/${azurite.accountName}`,
    host: '127.0.0.1',
    port: address.port,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Account {
  options: DfsServerOptions;
  backend: BlobBackend;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { options, backend }: Account,
): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
  const isBlob = /^[^.]+\.blob\./.test(url.hostname);
  response.setHeader('x-ms-request-id', randomUUID());
  response.setHeader('x-ms-version', request.headers['x-ms-version'] ?? '2023-11-03');
  try {
    if (!isBlob && options.isFirewalled) throw new DfsRefusal('AuthorizationFailure');
    const fileSystem = fileSystemOf(url);
    await authorizeRequest({ headers: request.headers, fileSystem }, options);
    if (!['GET', 'HEAD'].includes(request.method ?? '')) throw new DfsRefusal('NotPartOfThisFixture');
    if (isBlob) await passOn(await backend.forward(`${url.pathname}${url.search}`, request), response);
    else await answerDfs({ request, response, url, backend, options });
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    sendRefusal(response, error, { isBlob });
  }
}

/** The path contains the account unless the host name does. */
function fileSystemOf({ hostname, pathname }: URL): string {
  const segments = pathname.split('/').filter(Boolean);
  return decodeURIComponent(segments[/^[^.]+\.(?:dfs|blob)\./.test(hostname) ? 0 : 1] ?? '');
}

async function passOn(answer: IncomingMessage, response: ServerResponse): Promise<void> {
  response.writeHead(answer.statusCode ?? 500, answer.headers);
  await pipeline(answer, response);
}

function sendRefusal(response: ServerResponse, error: unknown, { isBlob }: { isBlob: boolean }): void {
  const { status, code, message } =
    error instanceof DfsRefusal ? error : { status: 500, code: 'InternalError', message: String(error) };
  const text = `${message}\nRequestId:${response.getHeader('x-ms-request-id')}\nTime:${new Date().toISOString()}`;
  const body = isBlob
    ? `<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${text}</Message></Error>`
    : JSON.stringify({ error: { code, message: text } });
  if (status === 401) {
    const authority = 'https://login.microsoftonline.com/common/oauth2/authorize';
    const challenge = `Bearer authorization_uri=${authority} resource_id=https://storage.azure.com`;
    response.setHeader('www-authenticate', challenge);
  }
  response
    .writeHead(status, {
      'content-type': isBlob ? 'application/xml' : 'application/json;charset=utf-8',
      'x-ms-error-code': code,
    })
    .end(body);
}
