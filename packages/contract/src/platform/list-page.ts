import type { PlatformConnection } from './platform-connections.ts';
import { problem } from './platform-request.ts';

/** Fields that take only equality; ranges on them are refused (facts 6.3, 1448). */
const EQUALITY_ONLY: ReadonlySet<string> = new Set(['name', 'id', 'state', 'connectionSpec.id']);

/** The connections that every `property` filter lets through, or the refusal of one of them. */
export function filterConnections(
  connections: readonly PlatformConnection[],
  query: URLSearchParams,
): readonly PlatformConnection[] | Response {
  let found = connections;
  for (const property of query.getAll('property')) {
    const [, field = '', operator = '', value = ''] = /^([\w.]+)(==|>=|<=|!=|>|<)(.*)$/s.exec(property) ?? [];
    if (operator !== '==' && EQUALITY_ONLY.has(field)) {
      return problem('FLOW-1448-400', `The operator ${operator} is not supported for ${field}.`);
    }
    if (field === '') return problem('FLOW-1449-400', `The filter ${property} is invalid.`);
    const wanted = value.startsWith('"') ? [value.slice(1, -1)] : value.split(',');
    found = found.filter((connection) => wanted.includes(String(fieldOf(connection, field))));
  }
  return found;
}

function fieldOf(connection: PlatformConnection, field: string): unknown {
  return field === 'connectionSpec.id' ? connection.connectionSpec.id : connection[field];
}

/** A page of at most 100, the newest first, with a token as the only parameter of its link (facts 4.7). */
export function listPage(connections: readonly PlatformConnection[], query: URLSearchParams): Response {
  if (query.get('count') === 'true') {
    if (query.has('limit')) return problem('FLOW-1401-400', 'limit and count cannot be given together.');
    return Response.json({ count: connections.length });
  }
  const limit = Math.min(Number(query.get('limit') ?? 100), 100);
  const start = Number(query.get('continuationToken')?.slice(1) ?? 0);
  const ordered = [...connections].reverse();
  const next = start + limit;
  const links = next < ordered.length ? { next: { href: `/connections?continuationToken=t${next}` } } : {};
  return Response.json({ items: ordered.slice(start, next), _links: links });
}
