import ky, { isNetworkError, isTimeoutError, type Options } from 'ky';
import type { Fetch } from '../client-options.ts';
import { errorFromNetworkFailure } from '../errors/from-network-failure.ts';
import { errorFromResponse } from '../errors/from-response.ts';
import type { Deadline } from './deadline.ts';

export interface ExchangeRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  deadline: Deadline;
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
 * @throws ApiError for any answer but a 2xx; NetworkError when none came whole; TimeoutError; the signal's reason.
 */
export type Exchange = (request: ExchangeRequest) => Promise<Answer>;

/** A redirect is an answer, not followed: it would turn a POST into a GET and carry the headers elsewhere. */
const SETTINGS: Options = { retry: 0, timeout: false, throwHttpErrors: false, redirect: 'manual' };

export function createExchange(fetch?: Fetch): Exchange {
  const http = ky.create({ ...SETTINGS, ...(fetch && { fetch: adapt(fetch) }) });
  return async (request) => {
    const pending = http(request.url, optionsOf(request));
    const response = await pending.catch((error: unknown) => {
      throw failureToAnswer(error, request);
    });
    const text = await pending.text().catch((error: unknown) => {
      throw failureToRead(error, request);
    });
    if (!response.ok) throw errorFromResponse(response, text, request);
    return { status: response.status, text };
  };
}

function adapt(fetch: Fetch): NonNullable<Options['fetch']> {
  return async (input, init) => await fetch(input instanceof Request ? input : new Request(input, init));
}

function optionsOf({ method, headers, body, deadline: { signal, remainingMs } }: ExchangeRequest): Options {
  return {
    method,
    headers,
    totalTimeout: remainingMs(),
    ...(body !== undefined && { body }),
    ...(signal !== undefined && { signal }),
  };
}

/** Of ky's own errors only the cause goes on: they hold the request, and the request's headers hold the token. */
function failureToAnswer(error: unknown, request: ExchangeRequest): unknown {
  if (isTimeoutError(error)) return request.deadline.error();
  return isNetworkError(error) ? errorFromNetworkFailure(error.cause, request) : error;
}

function failureToRead(error: unknown, request: ExchangeRequest): unknown {
  if (isTimeoutError(error)) return request.deadline.error();
  const { signal } = request.deadline;
  return signal?.aborted ? signal.reason : errorFromNetworkFailure(error, request);
}
