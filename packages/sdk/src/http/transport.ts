import type { OperationDescription } from '@headwater/models';
import { withToken } from '../auth/with-token.ts';
import type { CallOptions, ClientOptions } from '../client-options.ts';
import { type Deadline, withDeadline } from './deadline.ts';
import { decode, type Expectation, onlyItem } from './decode.ts';
import type { Answer, Exchange } from './exchange.ts';
import type { ListedOperation, PathInput, QueryInput } from './operation-types.ts';
import { fillPath } from './path.ts';
import { queryString } from './query.ts';

/** The parts of a request other than its address. */
interface RequestInput extends CallOptions {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as `If-Match`. */
  etag?: string | undefined;
}

/** One call of an operation. */
type ApiRequest<Operation extends ListedOperation> = PathInput<Operation> &
  QueryInput<Operation> &
  RequestInput &
  Expectation & {
    operation: Operation;
    /** @default application/json */
    accept?: string;
    /** Waits for a source, which may be slow. */
    isSlow?: boolean;
  };

/** A request with its final address. */
export interface PathRequest extends RequestInput {
  method: OperationDescription['method'];
  /** Path and query below the base URL, encoded. */
  path: string;
}

/** Sends requests for one client in one sandbox, with time limit and retries; one function per kind of response. */
export interface Transport {
  /** Status and text, without checks. */
  raw(request: PathRequest): Promise<Answer>;
  /** The response unchanged. */
  json<Shape extends object, Operation extends ListedOperation>(
    request: ApiRequest<Operation>,
  ): Promise<Shape>;
  /** The single item in the envelope of the response. */
  item<Item, Operation extends ListedOperation>(request: ApiRequest<Operation>): Promise<Item>;
  /** The text of the response. */
  text<Operation extends ListedOperation>(request: ApiRequest<Operation>): Promise<string>;
  /**
   * Each line of a response as it arrives, until `isLast` returns true. Delivered lines cannot be taken back, so the
   * request is retried only if it was certainly not processed.
   */
  lines<Line extends object, Operation extends ListedOperation>(
    request: ApiRequest<Operation>,
    isLast: (line: Line) => boolean,
  ): Promise<void>;
  /** Nothing, regardless of the response. */
  nothing<Operation extends ListedOperation>(request: ApiRequest<Operation>): Promise<void>;
}

/** @param options with a base URL that has no trailing slash */
export function createTransport(options: ClientOptions, exchange: Exchange): Transport {
  const send = createSender(options, exchange);
  const { baseUrl } = options;
  return {
    async raw({ path, ...request }) {
      return await send({ ...request, url: `${baseUrl}${path}` });
    },
    async json<Shape extends object, Operation extends ListedOperation>(request: ApiRequest<Operation>) {
      const sent = toSent(request, baseUrl);
      return decode<Shape>(await send(sent), sent, request);
    },
    async item<Item, Operation extends ListedOperation>(request: ApiRequest<Operation>) {
      const sent = toSent(request, baseUrl);
      return onlyItem(decode<{ items: Item[] | null }>(await send(sent), sent, { list: 'items' }), sent);
    },
    async text(request) {
      return (await send({ ...toSent(request, baseUrl), accept: 'text/plain' })).text;
    },
    async lines<Line extends object, Operation extends ListedOperation>(
      request: ApiRequest<Operation>,
      isLast: (line: Line) => boolean,
    ) {
      const sent = { ...toSent(request, baseUrl), accept: 'application/x-ndjson' };
      await send(sent, (line) => isLast(line as Line));
    },
    async nothing(request) {
      await send(toSent(request, baseUrl));
    },
  };
}

/** A request in the form that the sender accepts. */
interface SentRequest extends RequestInput {
  method: OperationDescription['method'];
  url: string;
  isSlow?: boolean | undefined;
  /** @default application/json */
  accept?: string | undefined;
}

function toSent<Operation extends ListedOperation>(
  { operation, path, query, body, etag, signal, timeoutMs, isSlow, accept }: ApiRequest<Operation>,
  baseUrl: string,
): SentRequest {
  const url = `${baseUrl}${fillPath(operation.path, path)}${queryString(query)}`;
  return { method: operation.method, url, body, etag, signal, timeoutMs, isSlow, accept };
}

type OnLine = (line: object) => boolean;
type Sender = (request: SentRequest, onLine?: OnLine) => Promise<Answer>;

function createSender(options: ClientOptions, exchange: Exchange): Sender {
  const { tokens } = options;
  const ownHeaders = headersOf(options);

  return async (request, onLine) => {
    const { method, url, body, etag, signal, accept = 'application/json' } = request;
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
              accept,
              authorization: `Bearer ${token}`,
              ...(body !== undefined && JSON_BODY),
              ...(etag !== undefined && { 'if-match': etag }),
            },
            body: text,
            deadline,
            isSafe,
            secrets: [token],
            onLine,
          };
          return exchange(sent);
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
