import ky, { isHTTPError, isNetworkError, type KyInstance } from 'ky';
import type { Fetch, RetryOptions } from '../client-options.ts';
import { isApiError } from '../errors/api-error.ts';
import { errorFromNetworkFailure } from '../errors/from-network-failure.ts';
import { errorFromResponse } from '../errors/from-response.ts';
import type { Deadline } from './deadline.ts';
import { readLines } from './read-lines.ts';
import { createRetryPolicy, type RetryPolicy } from './retry-policy.ts';
import { until, wait } from './wait.ts';

interface ExchangeRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body?: string | undefined;
  deadline: Deadline;
  /** True if the request is idempotent. */
  isSafe: boolean;
  /** Secrets of the request, which no error may repeat. */
  secrets: readonly string[];
  /** Called with each line of a response; returns true for the last line. The text of the response is then empty. */
  onLine?: ((line: object) => boolean) | undefined;
}

/** A successful response. */
export interface Answer {
  status: number;
  text: string;
}

/**
 * Sends one request, and retries it as the retry policy allows.
 * @throws ApiError for any response other than 2xx; NetworkError if no complete response arrived; the deadline's
 * error
 */
export type Exchange = (request: ExchangeRequest) => Promise<Answer>;

type Send = (url: string, init: RequestInit) => Promise<Response>;

export function createExchange({
  fetch,
  retry: retryOptions,
}: {
  fetch?: Fetch | undefined;
  retry?: RetryOptions | undefined;
}): Exchange {
  const policy = createRetryPolicy(retryOptions);
  const http = ky.create({ timeout: false, retry: policy.options });
  const send = fetch === undefined ? sendGlobally : sendThrough(fetch);
  return (request) => answerTo(request, { http, send, policy });
}

const sendGlobally: Send = (url, init) => globalThis.fetch(url, init);

function sendThrough(fetch: Fetch): Send {
  return async (url, init) => await fetch(new Request(url, init));
}

interface Tools {
  http: KyInstance;
  send: Send;
  policy: RetryPolicy;
}

/** A response of any status, and its text. */
interface Attempt {
  response: Response;
  text: string;
}

/**
 * Sends the request. Only a failure reaches ky, which retries it: a success would lose a fifth of a fast call there.
 * @see docs/adr/0007-what-ky-does-in-the-sdk.md
 */
async function answerTo(request: ExchangeRequest, tools: Tools): Promise<Answer> {
  const { signal } = request.deadline;
  const attempt = async (): Promise<Attempt> => {
    signal.throwIfAborted();
    const response = await tools.send(request.url, initOf(request));
    return { response, text: await readBody(response, request) };
  };
  const first = attempt();
  try {
    const { response, text } = await until(first, signal);
    if (response.ok) return { status: response.status, text };
  } catch {
    signal.throwIfAborted();
  }
  return await retry(request, { ...tools, attempt, first });
}

/**
 * Gives a failed first attempt to ky, which retries, waits, and distinguishes network failures in every runtime.
 * Everything except the address bypasses it and goes directly to `fetch`: in a `Request`, it would be copied for
 * every possible retry, and ky's errors would contain the token.
 */
async function retry(
  request: ExchangeRequest,
  { http, policy, attempt, first }: Tools & { attempt: () => Promise<Attempt>; first: Promise<Attempt> },
): Promise<Answer> {
  const { url, isSafe, deadline } = request;
  const { signal } = deadline;
  let latest: Promise<Attempt> | undefined;
  let text = '';
  const inFamily = (error: unknown): unknown => {
    if (isHTTPError(error)) return errorFromResponse(error.response, text, request);
    return isNetworkError(error) ? errorFromNetworkFailure(error.cause, request) : error;
  };
  const answer = http(url, {
    fetch: async () => {
      latest = latest === undefined ? first : attempt();
      const { response, text: body } = await latest;
      text = body;
      return response;
    },
    retry: {
      shouldRetry({ error, retryCount }) {
        const failure = inFamily(error);
        const circumstances = { retries: retryCount - 1, isSafe, remainingMs: deadline.remainingMs() };
        if (!policy.mayRetry(failure, circumstances)) return false;
        // With undefined, ky decides and waits for the time in `Retry-After`; true uses the backoff.
        return isApiError(failure) && failure.retryAfterMs !== undefined ? undefined : true;
      },
    },
    hooks: {
      beforeRetry: [
        async ({ error, retryCount }) => {
          const waitMs = policy.rateLimitWaitMs(inFamily(error), retryCount - 1);
          if (waitMs > 0) await wait(waitMs, signal);
        },
      ],
    },
  });
  // Not an option of ky, which combines it with a signal of its own: that costs as much as the rest of ky.
  try {
    const { status } = await until(answer, signal);
    return { status, text };
  } catch (error) {
    signal.throwIfAborted();
    throw inFamily(error);
  }
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
  if (response.ok && onLine !== undefined) {
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
