import type { Fetch } from '@headwater/sdk';
import type { Environment } from '../home/headwater-home.ts';
import { explainProxyFailure, proxyAnswered } from './explain-proxy-failure.ts';
import { type NetworkProxy, proxyOf } from './proxy-of.ts';

/** Errors for a certificate with an unknown authority, which the system may know. */
const UNKNOWN_AUTHORITY: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

type Send = (request: Request, body: string | undefined) => Promise<Response>;

/**
 * A `fetch` for company networks. It uses the proxies from the environment, and trusts the operating system's
 * certificate authorities if Node's own are not sufficient. Without either it is the global `fetch`. The modules for
 * both are loaded only when needed.
 */
export function createNetworkFetch(environment: Environment): Fetch {
  const senders = new Map<string, Promise<Send>>();
  let trustsSystem = false;

  const sendBy = async (request: Request, body: string | undefined): Promise<Response> => {
    const proxy = proxyOf(new URL(request.url), environment);
    if (!proxy && !trustsSystem) return await sendPlainly(request, body);
    const key = `${trustsSystem} ${proxy?.address.href ?? ''}`;
    const sender = senders.get(key) ?? openSender(proxy, trustsSystem);
    senders.set(key, sender);
    return await (await sender)(request, body);
  };

  return async (request) => {
    const body = request.body === null ? undefined : await request.text();
    try {
      return await sendBy(request, body);
    } catch (error) {
      // The handshake failed, so nothing was sent yet.
      if (trustsSystem || !isOfUnknownAuthority(error)) throw error;
      trustsSystem = true;
      return await sendBy(request, body);
    }
  };
}

const sendPlainly: Send = (request, body) =>
  globalThis.fetch(request.url, {
    method: request.method,
    headers: request.headers,
    signal: request.signal,
    redirect: request.redirect,
    ...(body !== undefined && { body }),
  });

async function openSender(proxy: NetworkProxy | undefined, trustsSystem: boolean): Promise<Send> {
  const { Agent, fetch, ProxyAgent } = await import('undici');
  const tls = trustsSystem ? { ca: await everyAuthority() } : {};
  const dispatcher = proxy
    ? new ProxyAgent({ uri: proxy.address.href, proxyTunnel: false, requestTls: tls, proxyTls: tls })
    : new Agent({ connect: tls });
  return async ({ url, method, headers, signal, redirect }, body) => {
    try {
      const answer = await fetch(url, {
        method,
        headers: [...headers],
        signal,
        redirect,
        dispatcher,
        ...(body !== undefined && { body }),
      });
      if (proxy && answer.status === 407)
        throw new TypeError('fetch failed', { cause: proxyAnswered(407, proxy) });
      return toGlobalResponse(answer);
    } catch (error) {
      throw proxy ? explainProxyFailure(error, proxy) : error;
    }
  };
}

/** Callers know only the global class. */
function toGlobalResponse(answer: Awaited<ReturnType<typeof import('undici')['fetch']>>): Response {
  const { status, statusText, headers, body } = answer;
  return new Response(body as ReadableStream | null, { status, statusText, headers: [...headers] });
}

/** Node's own authorities, those in NODE_EXTRA_CA_CERTS, and the system's. */
async function everyAuthority(): Promise<string[]> {
  const { getCACertificates } = await import('node:tls');
  return [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
}

function isOfUnknownAuthority(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if ('code' in error && UNKNOWN_AUTHORITY.has(String(error.code))) return true;
  }
  return false;
}
