import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server, ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalClient, SealedCredentials } from '@headwater/flow-store';
import { createAdaptorServer } from '@hono/node-server';
import { toErrorReply } from '../http/error-reply.ts';
import { isLoopback } from '../http/is-loopback.ts';
import { refuseForeignHost } from '../http/refuse-foreign-host.ts';
import { toResponse } from '../http/reply.ts';
import { openFlowService } from './open-flow-service.ts';
import type { ServeOptions } from './options.ts';
import { ServeError } from './serve-error.ts';

/** A Flow Service that listens on a port. */
export interface ServedFlowService {
  /** Address without a trailing slash, for example `http://127.0.0.1:7400`. */
  url: string;
  client: LocalClient;
  /** Set only if this start sealed credentials that an earlier version had stored in clear. */
  sealedCredentials?: SealedCredentials;
  /** Stops listening, finishes the requests in progress, then closes the store. */
  close(): Promise<void>;
}

/** Allows time for clients that have just received an answer and are about to reuse the connection. */
const PARTING_MS = 100;

/** Interval at which newly idle connections are closed while the service stops. */
const SWEEP_MS = 20;

/** Requests per minute for each client of a shared service. */
const SHARED_REQUESTS_PER_MINUTE = 6000;

/** Limits for a connection before its request is read and validated. */
const SERVER_LIMITS: ServerOptions = {
  // The link to the next page contains the list's filters, and known clients repeat them beside it.
  maxHeaderSize: 64 * 1024,
  headersTimeout: 15_000,
  requestTimeout: 60_000,
};

/**
 * Serves the embedded Flow Service over HTTP.
 *
 * @throws `ServeError` if the address is not available, and the errors of `openFlowService`
 */
export async function serveFlowService(options: ServeOptions): Promise<ServedFlowService> {
  const { port, host = '127.0.0.1' } = options;
  const service = await openFlowService({
    allowPrivateAddresses: isLoopback(host),
    runs: true,
    ...options,
    requestsPerMinute: options.requestsPerMinute ?? (isLoopback(host) ? 0 : SHARED_REQUESTS_PER_MINUTE),
  });
  let isStopping = false;
  const server = createAdaptorServer({
    async fetch(request, environment) {
      const response = refuseForeign(request, host) ?? (await service.fetch(request, environment));
      // This header makes a client open a new connection for its next request instead of reusing one that is being
      // closed.
      if (isStopping) response.headers.set('connection', 'close');
      return response;
    },
    hostname: host,
    serverOptions: SERVER_LIMITS,
  }) as Server;
  try {
    await listen(server, port, host);
  } catch (error) {
    await service.close();
    throw error;
  }
  return {
    url: toUrl(server.address() as AddressInfo),
    client: service.client,
    ...(service.sealedCredentials ? { sealedCredentials: service.sealedCredentials } : {}),
    async close() {
      isStopping = true;
      await sleep(PARTING_MS);
      await stop(server);
      await service.close();
    },
  };
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw toServeError(error, `${host}:${port}`);
  }
}

function toServeError(cause: unknown, address: string): ServeError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new ServeError(
      'port-in-use',
      `Something listens on ${address} already. Stop it, or choose another port.`,
      { cause },
    );
  }
  if (code === 'EACCES') {
    return new ServeError(
      'port-not-allowed',
      `Listening on ${address} is not allowed. Choose a port above 1023.`,
      { cause },
    );
  }
  return new ServeError('listen-failed', `Listening on ${address} failed (${String(code)}).`, { cause });
}

/**
 * Requests in progress may finish. A kept-alive connection becomes idle only after that, so idle ones are closed
 * repeatedly.
 */
async function stop(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await closed;
  clearInterval(sweep);
}

function toUrl({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function refuseForeign(request: Request, host: string): Response | undefined {
  try {
    refuseForeignHost(request.headers, host);
    return undefined;
  } catch (error) {
    const requestId = randomUUID();
    return toResponse(toErrorReply(error, requestId), requestId);
  }
}
