import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import type { ConnectionView } from './connection-view.ts';
import { listConnections } from './list-connections.ts';

export interface SummarizeOptions extends UseCaseOptions {
  /** How many connections are looked at for the counts, the last changed first. @default 1000 */
  limit?: number | undefined;
}

export interface ConnectionSummary {
  /** All in the sandbox, without those to destinations and the platform itself as far as they were read. */
  total: number;
  /** How many of them the counts are of. */
  counted: number;
  /** By slug; `unknown` for specs that the catalog does not have. */
  bySource: Readonly<Record<string, number>>;
  byState: Readonly<Record<string, number>>;
  /** The last changed. */
  recent: readonly ConnectionView[];
}

const RECENT = 6;

/** What there is in the session's sandbox, in numbers. The API counts but does not group, so the groups are of a limit. */
export async function summarizeConnections({
  limit = 1000,
  ...options
}: SummarizeOptions = {}): Promise<ConnectionSummary> {
  const session = await sessionOf(options);
  const { signal } = options;
  const counting = session.client.connections.count({}, { signal });
  const looking = listConnections({ session, signal, limit, orderBy: '-updatedAt' });
  const [all, { items: connections, hasMore, hidden }] = await Promise.all([counting, looking]);
  return {
    total: hasMore ? Math.max(all - hidden, connections.length) : connections.length,
    counted: connections.length,
    bySource: countBy(connections, ({ source = 'unknown' }) => source),
    byState: countBy(connections, ({ state = 'unknown' }) => state),
    recent: connections.slice(0, RECENT),
  };
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
