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

/** Bytes that the answers to one listing or check may have. */
export const LISTING_BYTES: number = 16 * 1024 * 1024;
/** Letters of one answer in XML, which is read in one go; a page of the longest names has most of them. */
const MAX_XML = 3 * 1024 * 1024;
/** The libraries rewrap errors, and keep their code. */
const PAGE_TOO_LARGE = 'PAGE_TOO_LARGE';
/** Letters that may stand between two tags; a name or a value has far fewer. */
const MAX_TEXT = 64 * 1024;

/**
 * The HTTP client of the Azure libraries, made to go through the guard whatever agent or proxy they would choose.
 *
 * @param maxBytes Bytes that all answers together may have
 */
export function createGuardedHttpClient(guard: DialGuard, maxBytes: number): HttpClient {
  const client = createDefaultHttpClient();
  let budget = maxBytes;
  return {
    async sendRequest(request) {
      const stop = new AbortController();
      const { abortSignal } = request;
      if (abortSignal?.aborted) stop.abort();
      abortSignal?.addEventListener('abort', () => stop.abort());
      let counted = 0;
      request.onDownloadProgress = ({ loadedBytes }) => {
        budget -= loadedBytes - counted;
        counted = loadedBytes;
        if (budget < 0) stop.abort();
      };
      request.abortSignal = stop.signal;
      request.agent = request.url.startsWith('https:') ? guard.httpsAgent : guard.httpAgent;
      // Compressed answers hide their size, and a range of a blob that is stored compressed would be unpacked.
      request.headers.set('accept-encoding', 'identity');
      try {
        const response = await client.sendRequest(request);
        // A pause that the server asks for may outlast the operation; better to be told that it is busy.
        for (const name of ['retry-after', 'retry-after-ms', 'x-ms-retry-after-ms'])
          response.headers.delete(name);
        return response;
      } catch (error) {
        throw budget < 0 ? readLimitReached(maxBytes) : restoreRefusal(error);
      }
    },
  };
}

/** Whether an answer comes from Azure Storage or its emulator: all of theirs carry the id of the request. */
export function isStorageAnswer({ headers }: PipelineResponse): boolean {
  return headers.has('x-ms-request-id');
}

/** The same client for storage accounts only. The libraries would take the web page of a gateway for an empty listing. */
export function createStorageHttpClient(guard: DialGuard, maxBytes: number): HttpClient {
  const client = createGuardedHttpClient(guard, maxBytes);
  return {
    async sendRequest(request) {
      const response = await client.sendRequest(request);
      if (isStorageAnswer(response)) return response;
      throw notStorage(response);
    },
  };
}

/** The library takes a text apart letter by letter where it expects elements, and nothing else is done meanwhile. */
function isUnreasonable(xml: string): boolean {
  return xml.split('<').some((text) => text.length > MAX_TEXT);
}

/** Whether a page has more entries than were asked for: each of them costs the library a tenth of a millisecond and more. */
function isOverfull(xml: string, url: string): boolean {
  const asked = new URL(url).searchParams.get('maxresults');
  // Metadata may have any key.
  const names = xml.replaceAll(/<Metadata>.*?<\/Metadata>/gs, '').split(/<Name[ >]/);
  return asked !== null && names.length - 1 > Number(asked);
}

/** Whether a page of a listing was too long to be read in one go, so that fewer entries at a time could be. */
export function isPageTooLarge(error: unknown): boolean {
  return isRestError(error) && error.code === PAGE_TOO_LARGE;
}

function notStorage(response: PipelineResponse): RestError {
  const { status: statusCode, request } = response;
  return new RestError('The answer is not from Azure Storage.', { statusCode, request, response });
}

/** The same client for the Blob library, which still speaks the types of an older pipeline. It reads only. */
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
      // The library finds how to read the answer by the request it made, so it gets that one back.
      return { ...response, request: resource, headers: toHttpHeadersLike(response.headers) };
    },
  };
}
