import { createHash } from 'node:crypto';
import { problem } from '../../problems/service-problem.ts';

/** The criteria of a list, with their API names. */
export interface PageCriteria {
  property: readonly string[];
  /** Only in Headwater's own lists; the real API has no equivalent. */
  nameContains?: string | undefined;
  /** Only in Headwater's own lists, like `expiringBefore`. */
  attention?: 'failing' | 'expiring' | undefined;
  /** Epoch milliseconds; present for lists of secrets that expire. */
  expiringBefore?: number | undefined;
  orderby?: string | undefined;
  limit?: number | undefined;
}

/** The position at which a list continues. */
export interface PageToken extends PageCriteria {
  /** Digest of the criteria of a search. The criteria stay in its body, since they may be too long for a link. */
  searched?: string | undefined;
  /** Cursor of the store. */
  after: string;
}

/**
 * Encodes a continuation token. The token of a list contains the criteria of the first page, so that the link is
 * enough to continue. No token contains `=` or `&`, which break a widely used client.
 */
export function encodePageToken(token: PageToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

/** @throws ServiceProblem `FLOW-1453` if the string is not a token */
export function decodePageToken(text: string): PageToken {
  const token = decode(text);
  if (!isPageToken(token)) throw invalidPageToken();
  return token;
}

/** A short digest that differs for other filters or another order. */
export function digestCriteria({ property, orderby }: PageCriteria): string {
  return createHash('sha256')
    .update(JSON.stringify([property, orderby]))
    .digest('base64url');
}

export function invalidPageToken(): Error {
  return problem('FLOW-1453-400', {
    name: 'continuationToken',
    wanted: 'Use the token from _links.next.href unchanged.',
  });
}

function decode(text: string): unknown {
  try {
    const json = Buffer.from(text, 'base64url').toString('utf8');
    // No request can have put a NUL character into a token.
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
