import type { PlatformConnection } from './platform-connections.ts';
import { problem } from './platform-request.ts';

const TIMES: ReadonlySet<string> = new Set(['createdAt', 'updatedAt']);
/** Fields that support only equality. Ranges on them are refused (facts 6.3, 1448). */
const EQUALITY_ONLY: ReadonlySet<string> = new Set([
  'id',
  'name',
  'description',
  'state',
  'connectionSpec.id',
]);
const PARAMETERS: ReadonlySet<string> = new Set([
  'property',
  'orderby',
  'limit',
  'start',
  'count',
  'continuationToken',
]);

/** A filter as sent, or its refusal (facts 4.6). */
type Filter = (connection: PlatformConnection) => boolean;

function readFilter(property: string): Filter | Response {
  const [, field = '', operator = '', value = ''] = /^([\w.]+)(!>|[=!<>]=|[<>~])(.*)$/s.exec(property) ?? [];
  if (operator === '') return problem('FLOW-1453-400', `The filter ${property} is malformed.`);
  if (operator === '!>') return problem('FLOW-1450-400', `The operator ${operator} is invalid.`);
  if (operator === '~') return problem('FLOW-1440-400', `The operator ${operator} is not implemented.`);
  const isTime = TIMES.has(field);
  if (!isTime && !EQUALITY_ONLY.has(field)) return problem('FLOW-1449-400', `The field ${field} is invalid.`);
  const wanted = value.startsWith('"') ? [value.slice(1, -1)] : value.split(',');
  if (operator === '==') {
    if (isTime && wanted.some((time) => !/^\d+$/.test(time)))
      return problem('FLOW-1452-400', `The value ${value} is invalid for ${field}.`);
    return (connection) => wanted.includes(String(fieldOf(connection, field)));
  }
  if (!isTime) return problem('FLOW-1448-400', `The operator ${operator} is not supported for ${field}.`);
  if (wanted.length > 1)
    return problem('FLOW-1443-400', `The operator ${operator} takes one value for ${field}.`);
  return (connection) => isInRange(Number(fieldOf(connection, field)), operator, Number(value));
}

function isInRange(actual: number, operator: string, limit: number): boolean {
  if (operator.endsWith('=') && actual === limit) return true;
  return operator.startsWith('>') ? actual > limit : actual < limit;
}

function fieldOf(connection: PlatformConnection, field: string): unknown {
  return field === 'connectionSpec.id' ? connection.connectionSpec.id : connection[field];
}

/** The connections that match every `property` filter, in the requested order, or the refusal of a parameter. */
export function filterConnections(
  connections: readonly PlatformConnection[],
  query: URLSearchParams,
): readonly PlatformConnection[] | Response {
  const unknown = [...query.keys()].find((name) => !PARAMETERS.has(name));
  if (unknown !== undefined) return problem('FLOW-1451-400', `The query parameter ${unknown} is unknown.`);
  let found = connections;
  for (const property of query.getAll('property')) {
    const filter = readFilter(property);
    if (filter instanceof Response) return filter;
    found = found.filter(filter);
  }
  const order = query.get('orderby');
  return order === null ? [...found].reverse() : sortBy(found, order);
}

function sortBy(
  found: readonly PlatformConnection[],
  order: string,
): readonly PlatformConnection[] | Response {
  const [, sign, field = ''] = /^([+-]?)([\w.]+)$/.exec(order) ?? [];
  if (sign === undefined) return problem('FLOW-1432-400', `The prefix of the sort ${order} is invalid.`);
  if (!TIMES.has(field) && !EQUALITY_ONLY.has(field))
    return problem('FLOW-1433-400', `The sort field ${field} is invalid.`);
  const sorted = found.toSorted((left, right) =>
    String(fieldOf(left, field) ?? '').localeCompare(String(fieldOf(right, field) ?? '')),
  );
  return sign === '-' ? sorted.reverse() : sorted;
}

/** A token represents the whole list, so its link has no other parameter (facts 4.7). */
function tokenOf(query: URLSearchParams, start: number): string {
  const rest = new URLSearchParams(query);
  rest.set('start', String(start));
  return Buffer.from(String(rest)).toString('base64url');
}

/** The query that a continuation token represents; the query itself without a token. */
export function resumed(query: URLSearchParams): URLSearchParams {
  const token = query.get('continuationToken');
  return token === null ? query : new URLSearchParams(Buffer.from(token, 'base64url').toString());
}

/**
 * A page, with a token as the only parameter of its link (facts 4.7).
 *
 * @param path Of the list, for the link to the next page.
 */
export function listPage(
  connections: readonly PlatformConnection[],
  query: URLSearchParams,
  path: '/connections' | '/connections/search',
): Response {
  if (query.get('count') === 'true') {
    if (query.has('limit')) return problem('FLOW-1401-400', 'limit and count cannot be given together.');
    return Response.json({ count: connections.length });
  }
  const limit = Math.min(Number(query.get('limit') ?? 100), path === '/connections' ? 100 : 1000);
  const start = Number(query.get('start') ?? 0);
  const next = start + limit;
  const links =
    next < connections.length ? { next: { href: `${path}?continuationToken=${tokenOf(query, next)}` } } : {};
  return Response.json({ items: connections.slice(start, next), _links: links });
}
