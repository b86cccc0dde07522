import { toHttpHeadersLike } from '@azure/core-http-compat';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  isRestError,
  type PipelineResponse,
  RestError,
} from '@azure/core-rest-pipeline';
import type { StoragePipelineOptions } from '@azure/storage-blob';
import type { DialGuard } from '../../contract/dial-guard.ts';
import { readLimitReached } from '../../formats/file/bytes-source.ts';
import { restoreRefusal } from '../../network/create-dial-guard.ts';

/** Limit in bytes for the answers to one listing or check. */
export const LISTING_BYTES: number = 16 * 1024 * 1024;
/** Characters of one XML answer, which is parsed in one step; a page of the longest names has most of them. */
const MAX_XML = 3 * 1024 * 1024;
/** The libraries rewrap errors but keep their code. */
const PAGE_TOO_LARGE = 'PAGE_TOO_LARGE';
/** Characters that may stand between two tags; a name or a value is far shorter. */
const MAX_TEXT = 64 * 1024;

/** The answers that a limit in bytes applies to: those of one session together, or each answer of a run. */
export type AnswerLimit = 'all-answers' | 'each-answer';

/**
 * The HTTP client of the Azure libraries, which goes through the guard regardless of their agent or proxy settings.
 *
 * @param maxBytes Limit in bytes for all answers together, or for each answer
 */
export function createGuardedHttpClient(
  guard: DialGuard,
  maxBytes: number,
  { limits = 'all-answers' }: { limits?: AnswerLimit } = {},
): HttpClient {
  const client = createDefaultHttpClient();
  let shared = maxBytes;
  return {
    async sendRequest(request) {
      let own = maxBytes;
      const spend = (bytes: number) => {
        own -= bytes;
        shared -= bytes;
      };
      const isSpent = () => (limits === 'each-answer' ? own : shared) < 0;
      const stop = new AbortController();
      const { abortSignal } = request;
      if (abortSignal?.aborted) stop.abort();
      abortSignal?.addEventListener('abort', () => stop.abort());
      let counted = 0;
      request.onDownloadProgress = ({ loadedBytes }) => {
        spend(loadedBytes - counted);
        counted = loadedBytes;
        if (isSpent()) stop.abort();
      };
      request.abortSignal = stop.signal;
      request.agent = request.url.startsWith('https:') ? guard.httpsAgent : guard.httpAgent;
      // Compressed answers hide their size, and a range of a compressed blob would be unpacked.
      request.headers.set('accept-encoding', 'identity');
      try {
        const response = await client.sendRequest(request);
        // The server may request a pause longer than the operation; it is better to report that it is busy.
        for (const name of ['retry-after', 'retry-after-ms', 'x-ms-retry-after-ms'])
          response.headers.delete(name);
        return response;
      } catch (error) {
        throw isSpent() ? readLimitReached(maxBytes) : restoreRefusal(error);
      }
    },
  };
}

/**
 * Returns true if an answer comes from Azure Storage or its emulator: all their answers carry the id of the request.
 */
export function isStorageAnswer({ headers }: PipelineResponse): boolean {
  return headers.has('x-ms-request-id');
}

/** The same client for storage accounts only. The libraries would parse a gateway's web page as an empty listing. */
export function createStorageHttpClient(
  guard: DialGuard,
  maxBytes: number,
  options: { limits?: AnswerLimit } = {},
): HttpClient {
  const client = createGuardedHttpClient(guard, maxBytes, options);
  return {
    async sendRequest(request) {
      const response = await client.sendRequest(request);
      if (isStorageAnswer(response)) return response;
      throw notStorage(response);
    },
  };
}

/** Where the library expects elements, it parses a string character by character and blocks the event loop. */
function isUnreasonable(xml: string): boolean {
  return xml.split('<').some((text) => text.length > MAX_TEXT);
}

/**
 * Returns true if a page has more entries than requested: each costs the library a tenth of a millisecond or more.
 */
function isOverfull(xml: string, url: string): boolean {
  const asked = new URL(url).searchParams.get('maxresults');
  // Metadata may have any key.
  const names = xml.replaceAll(/<Metadata>.*?<\/Metadata>/gs, '').split(/<Name[ >]/);
  return asked !== null && names.length - 1 > Number(asked);
}

/** Returns true if a page of a listing was too long to parse, so that a smaller page may succeed. */
export function isPageTooLarge(error: unknown): boolean {
  return isRestError(error) && error.code === PAGE_TOO_LARGE;
}

function notStorage(response: PipelineResponse): RestError {
  const { status: statusCode, request } = response;
  return new RestError('The answer is not from Azure Storage.', { statusCode, request, response });
}

/** The same client for the Blob library, which uses the types of an older pipeline. It reads only. */
export function toStorageHttpClient(client: HttpClient): NonNullable<StoragePipelineOptions['httpClient']> {
  return {
    async sendRequest(resource) {
      const { url, method, abortSignal, streamResponseStatusCodes, headers } = resource;
      const request = createPipelineRequest({
        url,
        method,
        headers: createHttpHeaders(headers.toJson({ preserveCase: true })),
        allowInsecureConnection: true,
        ...(abortSignal && { abortSignal }),
        ...(streamResponseStatusCodes && { streamResponseStatusCodes }),
      });
      const response = await client.sendRequest(request);
      const { bodyAsText: xml = '' } = response;
      if (xml !== null && xml.length > MAX_XML) {
        throw new RestError('The page is too long.', { code: PAGE_TOO_LARGE });
      }
      if (xml !== null && (isUnreasonable(xml) || isOverfull(xml, url))) throw notStorage(response);
      // The library decides by its own request object how to read the answer, so it gets that object back.
      return { ...response, request: resource, headers: toHttpHeadersLike(response.headers) };
    },
  };
}
