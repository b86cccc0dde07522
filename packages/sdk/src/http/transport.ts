import { withToken } from '../auth/with-token.ts';
import type { CallOptions, ClientOptions } from '../client-options.ts';
import { type Deadline, withDeadline } from './deadline.ts';
import { decode, type Expectation, onlyItem } from './decode.ts';
import type { Answer, Exchange } from './exchange.ts';
import { type Query, queryString } from './query.ts';
import { withRetries } from './retry-policy.ts';

/** One call of an operation. */
export interface ApiRequest extends CallOptions, Expectation {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the base URL, its values encoded. */
  path: string;
  query?: Query;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as `If-Match`. */
  etag?: string | undefined;
  /** Waits for a source, which may take its time. */
  isSlow?: boolean;
}

/** Sends an operation as one client in one sandbox, bounded and retried; one function per kind of answer. */
export interface Transport {
  /** Status and text, whatever they are. */
  answer(request: ApiRequest): Promise<Answer>;
  /** The answer as it is. */
  json<Shape extends object>(request: ApiRequest): Promise<Shape>;
  /** The one item of the answer's envelope. */
  item<Item>(request: ApiRequest): Promise<Item>;
  /**
   * Each line of an answer as it comes, until one is said to be the last. Heard lines cannot be unheard, so it is tried
   * again only when it was certainly not processed.
   */
  lines<Line extends object>(request: ApiRequest, isLast: (line: Line) => boolean): Promise<void>;
  /** Nothing, whatever the answer holds. */
  nothing(request: ApiRequest): Promise<void>;
}

/** @param options with a base URL that has no slash at its end */
export function createTransport(options: ClientOptions, exchange: Exchange): Transport {
  const send = createSender(options, exchange);
  const urlOf = ({ path, query }: ApiRequest): string => `${options.baseUrl}${path}${queryString(query)}`;
  return {
    async answer(request) {
      return await send(request, urlOf(request));
    },
    async json<Shape extends object>(request: ApiRequest) {
      const url = urlOf(request);
      return decode<Shape>(await send(request, url), { method: request.method, url }, request);
    },
    async item<Item>(request: ApiRequest) {
      const sent = { method: request.method, url: urlOf(request) };
      return onlyItem(
        decode<{ items: Item[] | null }>(await send(request, sent.url), sent, { list: 'items' }),
        sent,
      );
    },
    async lines<Line extends object>(request: ApiRequest, isLast: (line: Line) => boolean) {
      await send(request, urlOf(request), (line) => isLast(line as Line));
    },
    async nothing(request) {
      await send(request, urlOf(request));
    },
  };
}

type OnLine = (line: object) => boolean;
type Sender = (request: ApiRequest, url: string, onLine?: OnLine) => Promise<Answer>;

function createSender(options: ClientOptions, exchange: Exchange): Sender {
  const { tokens, retry } = options;
  const ownHeaders = headersOf(options);

  return async (request, url, onLine) => {
    const { method, body, etag, signal } = request;
    const { timeoutMs = options.timeoutMs ?? (request.isSlow ? SLOW_TIMEOUT_MS : TIMEOUT_MS) } = request;
    const isSafe = method === 'GET' && onLine === undefined;
    const text = body === undefined ? undefined : JSON.stringify(body);

    const call = async (deadline: Deadline): Promise<Answer> =>
      await withToken(
        (token) => {
          const sent = {
            method,
            url,
            headers: {
              ...ownHeaders,
              accept: onLine === undefined ? 'application/json' : 'application/x-ndjson',
              authorization: `Bearer ${token}`,
              ...(body !== undefined && JSON_BODY),
              ...(etag !== undefined && { 'if-match': etag }),
            },
            body: text,
            signal: deadline.signal,
            secrets: [token],
            onLine,
          };
          return withRetries(() => exchange(sent), { isSafe, policy: retry, deadline });
        },
        { tokens, signal: deadline.signal },
      );
    return await withDeadline(call, { timeoutMs, signal, request: { method, url } });
  };
}

const TIMEOUT_MS = 30_000;
const SLOW_TIMEOUT_MS = 120_000;

const JSON_BODY = { 'content-type': 'application/json' };

function headersOf({ clientId, imsOrg, sandbox, userAgent }: ClientOptions): Record<string, string> {
  return {
    'x-api-key': clientId,
    'x-gw-ims-org-id': imsOrg,
    'x-sandbox-name': sandbox,
    ...(userAgent !== undefined && { 'user-agent': userAgent }),
  };
}
