import ky, { isNetworkError, type KyInstance, type Options } from 'ky';
import type { Fetch } from '../client-options.ts';
import { errorFromNetworkFailure } from '../errors/from-network-failure.ts';
import { errorFromResponse } from '../errors/from-response.ts';

export interface ExchangeRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  signal: AbortSignal;
  /** What the request says in confidence, so that no error repeats it. */
  secrets: readonly string[];
}

/** An answer that is not an error. */
export interface Answer {
  status: number;
  text: string;
}

/**
 * Sends one request, once.
 * @throws ApiError for any answer but a 2xx; NetworkError when none came; the signal's reason when given up.
 */
export type Exchange = (request: ExchangeRequest) => Promise<Answer>;

export function createExchange(fetch?: Fetch): Exchange {
  const http = ky.create({ ...SETTINGS, ...(fetch && { fetch: adapt(fetch) }) });
  return async (request) => {
    const response = await send(http, request);
    const text = await readText(response, request);
    if (!response.ok) throw errorFromResponse(response, text, request);
    return { status: response.status, text };
  };
}

/** A redirect is an answer, not followed: it would turn a POST into a GET and carry the headers elsewhere. */
const SETTINGS: Options = { retry: 0, timeout: false, throwHttpErrors: false, redirect: 'manual' };

function adapt(fetch: Fetch): NonNullable<Options['fetch']> {
  return async (input, init) => await fetch(input instanceof Request ? input : new Request(input, init));
}

async function send(http: KyInstance, request: ExchangeRequest): Promise<Response> {
  const { url, method, headers, body, signal } = request;
  try {
    return await http(url, { method, headers, signal, ...(body !== undefined && { body }) });
  } catch (error) {
    // Only its cause goes on: ky's error holds the request, and the request's headers hold the token.
    throw isNetworkError(error) ? errorFromNetworkFailure(error.cause, request) : error;
  }
}

async function readText(response: Response, request: ExchangeRequest): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    request.signal.throwIfAborted();
    throw errorFromNetworkFailure(error, request);
  }
}
