import type { DriverContext } from '../contract/contract.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import { type Answer, guardedGet } from './guarded-get.ts';
import { explainStatus, type ODataRequest, odataFailure } from './odata-failures.ts';
import { readServiceError } from './service-error.ts';

/** An operation on a service. */
export interface ODataSession {
  root: URL;
  context: Pick<DriverContext, 'guard' | 'limits'>;
  signal: AbortSignal;
}

/** A content type to request, and its headers. */
export interface Asking {
  accept: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * The headers of a client of each version. Some services of version 4 refuse requests with the header of the older
 * versions, so no request sends both.
 *
 * @see https://www.odata.org/documentation/odata-version-2-0/overview/ (Protocol Versioning)
 */
export const VERSION_4 = { 'odata-maxversion': '4.01' };
export const OLDER_VERSIONS = { maxdataserviceversion: '3.0' };

/** Limit in bytes for a service's own description, which is long for large services. */
const DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Statuses that refuse a format. */
const FORMAT_REFUSED = new Set([406, 415]);
/** Statuses by which a service of an older version may refuse a request of version 4. */
const VERSION_REFUSED = new Set([400, 404, ...FORMAT_REFUSED]);

/** Requests the service document, at `''`, or the metadata document. */
export async function getDocument(
  session: ODataSession,
  path: string,
  { version4, older }: { version4: string; older: string },
): Promise<Answer> {
  const { root } = session;
  const url = new URL(root.href + path);
  const ask = ({ accept, headers }: Asking) =>
    get(session, url, { accept, headers, maxBytes: DOCUMENT_BYTES });
  const first = await ask({ accept: version4, headers: VERSION_4 });
  const second = VERSION_REFUSED.has(first.status)
    ? await ask({ accept: older, headers: OLDER_VERSIONS })
    : undefined;
  const answer = second?.status === 200 ? second : first;
  if (answer.status === 404) throw odataFailure('not-odata', { root });
  if (answer.status !== 200) throw explainAnswer(answer, { root });
  if (answer.isCut) throw readLimitReached(DOCUMENT_BYTES);
  return answer;
}

/** Requests a page of entities, in the first format that the service does not refuse. */
export async function getPage(
  session: ODataSession,
  url: URL,
  { askings, path, maxBytes }: { askings: readonly Asking[]; path: string; maxBytes: number },
): Promise<Answer> {
  let refused: Answer | undefined;
  for (const asking of askings) {
    const answer = await get(session, url, { ...asking, maxBytes });
    if (answer.status === 200) return answer;
    refused = answer;
    if (!FORMAT_REFUSED.has(answer.status)) break;
  }
  if (refused === undefined) throw odataFailure('not-odata', { root: session.root, path });
  throw explainAnswer(refused, { root: session.root, path });
}

async function get(
  { context, signal }: ODataSession,
  url: URL,
  options: Asking & { maxBytes: number },
): Promise<Answer> {
  return await guardedGet(url, { guard: context.guard, signal, ...options });
}

function explainAnswer({ status, location, body }: Answer, request: ODataRequest): Error {
  const elsewhere = location === undefined ? {} : { elsewhere: location };
  return explainStatus(status, { ...request, ...elsewhere, said: readServiceError(body) });
}
