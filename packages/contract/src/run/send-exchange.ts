import type { Api, Exchange } from '../contract-case.ts';
import { fillIn, fillInText } from '../matching/fill-in.ts';
import type { Known } from '../matching/pattern.ts';
import type { Target } from './target.ts';

/** A response as received. */
export interface SentAnswer {
  method: string;
  url: string;
  status: number;
  headers: Headers;
  text: string;
}

const TIMEOUT_MS = 60_000;

/** Sends the request of an exchange to a target, with known values filled in. */
export async function sendExchange(exchange: Exchange, target: Target, known: Known): Promise<SentAnswer> {
  const [method = '', path = ''] = fillInText(exchange.send, known).split(/ (.*)/s);
  const url = new URL(`${baseOf(exchange.api ?? 'flow-service', target)}${path}`).href;
  const body = toBody(exchange, known);
  const response = await fetch(url, {
    method,
    headers: toHeaders(exchange, known),
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const { status, headers } = response;
  return { method, url, status, headers, text: await response.text() };
}

function baseOf(api: Api, { baseUrl, imsUrl }: Target): string {
  if (api === 'ims') return imsUrl;
  return `${baseUrl}/data/foundation/${api === 'flow-service' ? 'flowservice' : api}`;
}

/** Bytes, so that fetch adds no Content-Type. */
function toBody(
  { body, text, form }: Exchange,
  known: Known,
): URLSearchParams | Uint8Array<ArrayBuffer> | undefined {
  if (form !== undefined) return new URLSearchParams(fillIn(form, known) as Record<string, string>);
  const content = body === undefined ? text : JSON.stringify(fillIn(body, known));
  return content === undefined ? undefined : new TextEncoder().encode(content);
}

function toHeaders({ api, headers = {}, body, text }: Exchange, known: Known): Headers {
  const usual: Readonly<Record<string, string>> = {
    authorization: 'Bearer {token}',
    'x-api-key': '{clientId}',
    'x-gw-ims-org-id': '{imsOrg}',
    'x-sandbox-name': '{sandbox}',
  };
  const all: Record<string, string | null> = {
    ...(api === 'ims' ? {} : usual),
    ...(body === undefined && text === undefined ? {} : { 'content-type': 'application/json' }),
    ...headers,
  };
  const sent = new Headers();
  for (const [name, value] of Object.entries(all)) {
    if (value !== null) sent.set(name, fillInText(value, known));
  }
  return sent;
}
