import ky, { isHTTPError, isNetworkError, type KyInstance } from 'ky';
import type { Fetch, RetryOptions } from '../client-options.ts';
import { isApiError } from '../errors/api-error.ts';
import { errorFromNetworkFailure } from '../errors/from-network-failure.ts';
import { errorFromResponse } from '../errors/from-response.ts';
import type { Deadline } from './deadline.ts';
import { readLines } from './read-lines.ts';
import { createRetryPolicy, type RetryPolicy } from './retry-policy.ts';
import { wait } from './wait.ts';

interface ExchangeRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  deadline: Deadline;
  /** True if sending the request twice does no more than sending it once. */
  isSafe: boolean;
  /** Secrets of the request, so that no error repeats them. */
  secrets: readonly string[];
  /** Called with each line of an answer; returns true for the last. The answer's text is then empty. */
  onLine?: ((line: object) => boolean) | undefined;
}

/** A successful response. */
export interface Answer {
  status: number;
  text: string;
}

/**
 * Sends one request, and again as the retry policy allows.
 * @throws ApiError for any answer but a 2xx; NetworkError when none came whole; the deadline's error
 */
export type Exchange = (request: ExchangeRequest) => Promise<Answer>;

type Send = (url: string, init: RequestInit) => Promise<Response>;

export function createExchange({
  fetch,
  retry,
}: {
  fetch?: Fetch | undefined;
  retry?: RetryOptions | undefined;
}): Exchange {
  const policy = createRetryPolicy(retry);
  // Error bodies stay text, which `errorFromResponse` reads whatever their content type.
  const http = ky.create({ timeout: false, parseJson: (text) => text, retry: policy.options });
  const send = fetch === undefined ? sendGlobally : sendThrough(fetch);
  return async (request) => {
    try {
      return await answerTo(request, { http, send, policy });
    } catch (error) {
      throw inFamily(error, request);
    }
  };
}

const sendGlobally: Send = (url, init) => globalThis.fetch(url, init);

function sendThrough(fetch: Fetch): Send {
  return async (url, init) => await fetch(new Request(url, init));
}

/**
 * ky retries, waits and tells network failures apart in every runtime. All but the address goes past it, straight to
 * `fetch`: in a `Request` it would be copied for every retry to come, and ky's errors would hold the token.
 * @see docs/adr/0007-what-ky-does-in-the-sdk.md
 */
async function answerTo(
  request: ExchangeRequest,
  { http, send, policy }: { http: KyInstance; send: Send; policy: RetryPolicy },
): Promise<Answer> {
  const { url, isSafe, deadline } = request;
  const { signal } = deadline;
  let text = '';
  const { status } = await http(url, {
    signal,
    fetch: async () => {
      const response = await send(url, initOf(request));
      if (response.ok) text = await readBody(response, request);
      return response;
    },
    retry: {
      shouldRetry({ error, retryCount }) {
        const failure = inFamily(error, request);
        const circumstances = { retries: retryCount - 1, isSafe, remainingMs: deadline.remainingMs() };
        if (!policy.mayRetry(failure, circumstances)) return false;
        // Left open, the decision is ky's, which then waits as `Retry-After` says; true backs off.
        return isApiError(failure) && failure.retryAfterMs !== undefined ? undefined : true;
      },
    },
    hooks: {
      beforeRetry: [
        async ({ error, retryCount }) => {
          const waitMs = policy.rateLimitWaitMs(inFamily(error, request), retryCount - 1);
          if (waitMs > 0) await wait(waitMs, signal);
        },
      ],
    },
  });
  return { status, text };
}

/** ky's errors as ours; others as they are. */
function inFamily(error: unknown, request: ExchangeRequest): unknown {
  if (isHTTPError(error)) return errorFromResponse(error.response, String(error.data ?? ''), request);
  return isNetworkError(error) ? errorFromNetworkFailure(error.cause, request) : error;
}

function initOf({ method, headers, body, deadline }: ExchangeRequest): RequestInit {
  // A redirect is returned, not followed: following it would turn a POST into a GET and send the headers elsewhere.
  return {
    method,
    headers,
    signal: deadline.signal,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  };
}

async function readBody(response: Response, request: ExchangeRequest): Promise<string> {
  const { onLine, deadline } = request;
  const { signal } = deadline;
  if (onLine !== undefined) {
    await readLines(response, { ...request, signal, onLine });
    return '';
  }
  try {
    return await response.text();
  } catch (error) {
    signal.throwIfAborted();
    throw errorFromNetworkFailure(error, request);
  }
}
