import ky, { isNetworkError, type KyInstance } from 'ky';
import type { Fetch } from '../client-options.ts';
import { errorFromNetworkFailure } from '../errors/from-network-failure.ts';
import { errorFromResponse } from '../errors/from-response.ts';
import { readLines } from './read-lines.ts';

interface ExchangeRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  signal: AbortSignal;
  /** What the request says in confidence, so that no error repeats it. */
  secrets: readonly string[];
  /** Hears an answer line by line, says which is the last, and leaves the answer's text empty. */
  onLine?: ((line: object) => boolean) | undefined;
}

/** An answer that is not an error. */
export interface Answer {
  status: number;
  text: string;
}

/**
 * Sends one request, once.
 * @throws ApiError for any answer but a 2xx; NetworkError when none came whole; the signal's reason.
 */
export type Exchange = (request: ExchangeRequest) => Promise<Answer>;

type Send = (url: string, init: RequestInit) => Promise<Response>;

export function createExchange(fetch?: Fetch): Exchange {
  const http = ky.create({ retry: 0, timeout: false, throwHttpErrors: false });
  const send = fetch === undefined ? sendGlobally : sendThrough(fetch);
  return async (request) => {
    const response = await answerTo(request, { http, send });
    const { onLine } = request;
    if (response.ok && onLine !== undefined) {
      await readLines(response, { ...request, onLine });
      return { status: response.status, text: '' };
    }
    const text = await readText(response, request);
    if (!response.ok) throw errorFromResponse(response, text, request);
    return { status: response.status, text };
  };
}

const sendGlobally: Send = (url, init) => globalThis.fetch(url, init);

function sendThrough(fetch: Fetch): Send {
  return async (url, init) => await fetch(new Request(url, init));
}

/**
 * ky tells network failures apart in every runtime. All but the address goes past it, straight to `fetch`: in a
 * `Request` it would be copied twice, which makes a write half as slow again, and ky's errors would hold the token.
 */
async function answerTo(
  request: ExchangeRequest,
  { http, send }: { http: KyInstance; send: Send },
): Promise<Response> {
  try {
    return await http(request.url, { fetch: () => send(request.url, initOf(request)) });
  } catch (error) {
    throw isNetworkError(error) ? errorFromNetworkFailure(error.cause, request) : error;
  }
}

function initOf({ method, headers, body, signal }: ExchangeRequest): RequestInit {
  // A redirect is an answer, not followed: it would turn a POST into a GET and carry the headers elsewhere.
  return { method, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) };
}

async function readText(response: Response, request: ExchangeRequest): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    request.signal.throwIfAborted();
    throw errorFromNetworkFailure(error, request);
  }
}
