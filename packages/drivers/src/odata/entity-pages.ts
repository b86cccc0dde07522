import type { Notice, SourceColumn } from '../contract/contract.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import { splitJsonRecords } from '../formats/json/json-records.ts';
import { toExactNumber } from '../formats/values/exact-number.ts';
import { toJsonSafe } from '../formats/values/json-safe.ts';
import { readEntry, readFeed } from './atom.ts';
import type { Answer } from './guarded-get.ts';
import type { ServiceModel } from './metadata.ts';
import { odataFailure } from './odata-failures.ts';
import { type Asking, getPage, type ODataSession, OLDER_VERSIONS, VERSION_4 } from './odata-request.ts';
import { parseObject } from './odata-service.ts';
import { fromOlderJson } from './older-values.ts';
import { toPlainLine } from './service-error.ts';

type Row = Record<string, unknown>;

/** The entity set to read, and its model. */
export interface EntitySetReading {
  name: string;
  columns: readonly SourceColumn[];
  model: ServiceModel;
}

/** The first entities of a set, with notices for their reader. */
export interface EntityRows {
  rows: Row[];
  notices: Notice[];
}

/** Entities may be large, so pages are small; services may ignore the size. */
const PAGE_SIZE = 25;

/** Reads the first entities of a set within the limits on rows and bytes. */
export async function readEntities(session: ODataSession, reading: EntitySetReading): Promise<EntityRows> {
  const { root, context } = session;
  const { maxRows, maxBytes } = context.limits;
  const rows: Row[] = [];
  const notices = new Map<string, Notice>();
  let url: URL | undefined = new URL(`${root.href}${encodeURIComponent(reading.name)}?$top=${maxRows}`);
  let bytes = 0;
  while (url !== undefined && rows.length < maxRows) {
    const page: Page = await readPage(session, url, { ...reading, maxBytes: maxBytes - bytes });
    rows.push(...page.rows);
    for (const notice of page.notices) notices.set(notice.code, notice);
    bytes += page.bytes;
    if (page.isCut && rows.length === 0) throw readLimitReached(maxBytes);
    // The next page may be as large as this one.
    const isFull = page.isCut || bytes + page.bytes > maxBytes;
    const goesOn = page.isCut || page.next !== undefined;
    if (isFull && goesOn && rows.length < maxRows) notices.set('ended', endedEarly(rows.length));
    url = isFull ? undefined : page.next;
  }
  return { rows: rows.slice(0, maxRows), notices: [...notices.values()] };
}

interface Page {
  rows: Row[];
  notices: readonly Notice[];
  bytes: number;
  isCut: boolean;
  next: URL | undefined;
}

async function readPage(
  session: ODataSession,
  url: URL,
  reading: EntitySetReading & { maxBytes: number },
): Promise<Page> {
  const { name: path, model, maxBytes } = reading;
  const { maxRows } = session.context.limits;
  const answer = await getPage(session, url, { askings: askingsOf(model, maxRows), path, maxBytes });
  const isAtom = model.isOlder && /^\uFEFF?\s*</.test(answer.body);
  const part = isAtom ? readAtomPage(answer, reading) : readJsonPage(answer, reading, maxRows);
  if (part === undefined) throw odataFailure('not-odata', { root: session.root, path });
  if (part.error !== undefined) {
    throw odataFailure('source-failed', { root: session.root, path, said: toPlainLine(part.error) });
  }
  const { rows, notices = [] } = part;
  const next = followLink(part.next, url);
  return {
    rows,
    notices: next === 'elsewhere' ? [...notices, nextPageElsewhere()] : notices,
    bytes: Buffer.byteLength(answer.body),
    isCut: answer.isCut,
    next: next === 'elsewhere' ? undefined : next,
  };
}

function askingsOf({ isOlder }: ServiceModel, maxRows: number): Asking[] {
  const prefer = `odata.maxpagesize=${Math.min(PAGE_SIZE, maxRows)}`;
  if (!isOlder) return [{ accept: 'application/json', headers: { ...VERSION_4, prefer } }];
  return ['application/json', 'application/atom+xml'].map((accept) => ({ accept, headers: OLDER_VERSIONS }));
}

interface PagePart {
  rows: Row[];
  next: unknown;
  error?: string | undefined;
  notices?: readonly Notice[];
}

/**
 * Finds the list of a page: `value` in versions 3 and 4, `d` in version 1, and `d.results` in version 2 and verbose
 * version 3.
 */
const LIST_START = /"(?:value|d|results)"\s*:\s*(?=\[)/;

function readJsonPage(
  { body, isCut }: Answer,
  { columns, model }: EntitySetReading,
  maxRows: number,
): PagePart | undefined {
  const start = LIST_START.exec(body);
  const document = isCut ? undefined : parseObject(body);
  if (start === null || (!isCut && document === undefined)) return undefined;
  // Bytes after the list belong to the surrounding document.
  const { records } = splitJsonRecords(body.slice(start.index + start[0].length), maxRows);
  const convert = (value: unknown, type: string) =>
    model.isOlder ? fromOlderJson(value, type, model.propertiesOf) : (value ?? null);
  const rows = records.map(({ text }) => {
    const entity = parseEntity(text);
    // Annotations and undeclared properties are not columns.
    return Object.fromEntries(
      columns.map(({ name, type }) => [
        name,
        convert(Object.hasOwn(entity, name) ? entity[name] : null, type),
      ]),
    );
  });
  const verbose = document?.d as { __next?: unknown } | undefined;
  const next =
    document?.['@odata.nextLink'] ??
    document?.['@nextLink'] ??
    document?.['odata.nextLink'] ??
    verbose?.__next;
  return { rows, next };
}

function readAtomPage({ body, isCut }: Answer, reading: EntitySetReading): PagePart | undefined {
  const { columns, model, name } = reading;
  const feed = readFeed(body, { isCut });
  if (feed === undefined) return isCut ? { rows: [], next: undefined } : undefined;
  const mapped = model.mappedOf(name);
  const read = feed.entries.map((entry) =>
    readEntry(entry, { columns, mapped, propertiesOf: model.propertiesOf }),
  );
  const absent = columns.filter(
    (column) => read.length > 0 && read.every(({ absent: names }) => names.has(column.name)),
  );
  return {
    rows: read.map(({ row }) => row),
    next: feed.next,
    error: feed.error,
    notices: absent.length === 0 ? [] : [notInContent(absent.map((column) => column.name))],
  };
}

/** Returns the service's own address of the next page if it is on the same service. */
function followLink(link: unknown, url: URL): URL | 'elsewhere' | undefined {
  if (typeof link !== 'string') return undefined;
  const next = URL.parse(link, url.href);
  return next?.origin === url.origin ? next : 'elsewhere';
}

/** Numbers that a double cannot hold stay strings. */
function parseEntity(text: string): Row {
  const keepExact = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? toExactNumber(context.source) : value;
  return toJsonSafe(JSON.parse(text, keepExact)) as Row;
}

function endedEarly(count: number): Notice {
  return {
    code: 'preview-ended-early',
    message: `The preview ends after ${count} ${count === 1 ? 'entity' : 'entities'} at the read limit.`,
    nextStep: 'Ask the operator of the service to raise the read limit if you need more rows.',
  };
}

function nextPageElsewhere(): Notice {
  return {
    code: 'next-page-elsewhere',
    message:
      'The service continues the list at another host, which is not called, so more rows follow than are shown.',
    nextStep: "Use the address of the service's own next pages, if it is the right one.",
  };
}

function notInContent(names: readonly string[]): Notice {
  const shown = names.slice(0, 5).map((name) => `"${name}"`);
  const others = names.length > shown.length ? ` and ${names.length - shown.length} others` : '';
  return {
    code: 'values-not-in-content',
    message: `The entries of the feed lack ${shown.join(', ')}${others}, so these columns are shown without values.`,
    nextStep:
      'Compare an entry in a browser; the service may map these properties to other elements of the feed.',
  };
}
