import type { DriverContext } from '../contract.ts';
import { readLimitReached } from '../formats/bytes-source.ts';
import { splitJsonRecords } from '../formats/json-records.ts';
import { toJsonSafe } from '../formats/json-safe.ts';
import { toExactNumber } from '../sql-server/exact-number.ts';
import { type Answer, guardedGet } from './guarded-get.ts';
import { readMetadata, type ServiceModel } from './metadata.ts';
import { explainStatus, type ODataRequest, odataFailure } from './odata-failures.ts';

/** A service under way. */
export interface ODataSession {
  root: URL;
  context: Pick<DriverContext, 'guard' | 'limits'>;
  signal: AbortSignal;
}

type Row = Record<string, unknown>;

/** Bytes that a service may take to describe itself; large ones need some. */
const DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Entities may be large, so they are asked for in small pages; services need not heed it. */
const PAGE_SIZE = 25;

/** The names of the entity sets, as the service document lists them. */
export async function listEntitySets(session: ODataSession): Promise<string[]> {
  const { root } = session;
  const document = parseDocument(await getDocument(session, '', 'application/json'));
  const isVersion4 = typeof (document?.['@odata.context'] ?? document?.['@context']) === 'string';
  const isOlder = document !== undefined && ('d' in document || 'odata.metadata' in document);
  if (isOlder) throw odataFailure('odata-version-unsupported', { root });
  if (!isVersion4 || !Array.isArray(document?.value)) throw odataFailure('not-odata', { root });
  return document.value.flatMap((entry: { name?: unknown; kind?: unknown }) => {
    const isSet = (entry?.kind ?? 'EntitySet') === 'EntitySet' && typeof entry?.name === 'string';
    return isSet ? [String(entry.name)] : [];
  });
}

/** The columns of every entity set, as the metadata document declares them. */
export async function readModel(session: ODataSession): Promise<ServiceModel> {
  const { body } = await getDocument(session, '$metadata', 'application/xml');
  const model = readMetadata(body);
  if (model === undefined) throw odataFailure('not-odata', { root: session.root });
  return model;
}

/** The first entities of a set: as many as the limits on rows and bytes allow. */
export async function readEntities(session: ODataSession, name: string): Promise<Row[]> {
  const { root, context } = session;
  const { maxRows, maxBytes } = context.limits;
  const rows: Row[] = [];
  let url: URL | undefined = new URL(`${root.href}${encodeURIComponent(name)}?$top=${maxRows}`);
  let bytes = 0;
  while (url !== undefined && rows.length < maxRows) {
    const page: Page = await readPage(session, url, { path: name, maxBytes: maxBytes - bytes, maxRows });
    rows.push(...page.rows);
    bytes += page.bytes;
    if (page.isCut && rows.length === 0) throw readLimitReached(maxBytes);
    // The next page may be as large as this one.
    const isFull = page.isCut || bytes + page.bytes > maxBytes;
    url = isFull ? undefined : page.next;
  }
  return rows.slice(0, maxRows);
}

interface Page {
  rows: Row[];
  bytes: number;
  isCut: boolean;
  next: URL | undefined;
}

async function readPage(
  session: ODataSession,
  url: URL,
  { path, maxBytes, maxRows }: { path: string; maxBytes: number; maxRows: number },
): Promise<Page> {
  const request = { root: session.root, path };
  const prefer = `odata.maxpagesize=${Math.min(PAGE_SIZE, maxRows)}`;
  const answer = await get(session, url, { accept: 'application/json', prefer, maxBytes });
  if (answer.status !== 200) throw explainStatus(answer.status, withLocation(request, answer));
  const start = /"value"\s*:\s*(?=\[)/.exec(answer.body);
  if (start === null) throw odataFailure('not-odata', request);
  const document = answer.isCut ? undefined : parseDocument(answer);
  if (!answer.isCut && document === undefined) throw odataFailure('not-odata', request);
  // What follows the list belongs to the document around it.
  const list = answer.body.slice(start.index + start[0].length);
  return {
    rows: splitJsonRecords(list, maxRows).records.map(({ text }) => parseEntity(text)),
    bytes: Buffer.byteLength(answer.body),
    isCut: answer.isCut,
    next: nextPage(document, url),
  };
}

/** The service's own address of what follows, as long as it is on the same service. */
function nextPage(document: Row | undefined, url: URL): URL | undefined {
  const link = document?.['@odata.nextLink'] ?? document?.['@nextLink'];
  const next = typeof link === 'string' ? URL.parse(link, url.href) : null;
  return next?.origin === url.origin ? next : undefined;
}

async function getDocument(session: ODataSession, path: string, accept: string): Promise<Answer> {
  const { root } = session;
  const answer = await get(session, new URL(root.href + path), { accept, maxBytes: DOCUMENT_BYTES });
  if (answer.status === 404) throw odataFailure('not-odata', { root });
  if (answer.status !== 200) throw explainStatus(answer.status, withLocation({ root }, answer));
  if (answer.isCut) throw readLimitReached(DOCUMENT_BYTES);
  return answer;
}

async function get(
  { context, signal }: ODataSession,
  url: URL,
  options: { accept: string; prefer?: string; maxBytes: number },
): Promise<Answer> {
  return await guardedGet(url, { guard: context.guard, signal, ...options });
}

function withLocation(request: ODataRequest, { location }: Answer): ODataRequest {
  return location === undefined ? request : { ...request, elsewhere: location };
}

function parseDocument({ body }: Answer): Row | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Row) : undefined;
  } catch {
    return undefined;
  }
}

/** Numbers that would not survive stay text. */
function parseEntity(text: string): Row {
  const keepExact = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? toExactNumber(context.source) : value;
  return toJsonSafe(JSON.parse(text, keepExact)) as Row;
}
