import { createHash } from 'node:crypto';
import { problem } from '../../problems/service-problem.ts';

/** What a list is asked for, as the API words it. */
export interface PageCriteria {
  property: readonly string[];
  /** Of our own lists only: the real API has no such thing. */
  nameContains?: string | undefined;
  /** Of our own lists only, as `expiringBefore` is. */
  attention?: 'failing' | 'expiring' | undefined;
  /** Epoch milliseconds; there when secrets that expire are asked for. */
  expiringBefore?: number | undefined;
  orderby?: string | undefined;
  limit?: number | undefined;
}

/** Where a list goes on. */
export interface PageToken extends PageCriteria {
  /** Digest of the criteria of a search, which stay in its body: they may be longer than any link. */
  searched?: string | undefined;
  /** Cursor of the store. */
  after: string;
}

/**
 * The text of a continuation token. That of a list holds the criteria of the first page, so that the link alone is enough
 * to go on; and none holds `=` nor `&`, which a widely used client trips over.
 */
export function encodePageToken(token: PageToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** @throws ServiceProblem `FLOW-1453` for a text that is not a token */
export function decodePageToken(text: string): PageToken {
  const token = decode(text);
  if (!isPageToken(token)) throw invalidPageToken();
  return token;
}

/** Short, and another one for other filters or another order. */
export function digestCriteria({ property, orderby }: PageCriteria): string {
  return createHash('sha256')
    .update(JSON.stringify([property, orderby]))
    .digest('base64url');
}

export function invalidPageToken(): Error {
  return problem('FLOW-1453-400', 'continuationToken', 'Take it from _links.next.href as it is.');
}

function decode(text: string): unknown {
  try {
    const json = Buffer.from(text, 'base64url').toString('utf8');
    // No request could have put a NUL character into a token.
    return json.includes('\\u0000') ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isPageToken(value: unknown): value is PageToken {
  if (typeof value !== 'object' || value === null) return false;
  const { after, searched, property, nameContains, attention, expiringBefore, orderby, limit } =
    value as Record<string, unknown>;
  return (
    typeof after === 'string' &&
    (searched === undefined || typeof searched === 'string') &&
    Array.isArray(property) &&
    property.every((expression) => typeof expression === 'string') &&
    (nameContains === undefined || typeof nameContains === 'string') &&
    (attention === undefined || attention === 'failing' || attention === 'expiring') &&
    (expiringBefore === undefined || Number.isSafeInteger(expiringBefore)) &&
    (orderby === undefined || typeof orderby === 'string') &&
    (limit === undefined || (Number.isInteger(limit) && Number(limit) > 0))
  );
}
