import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';
import type { ConnectionView } from './connection-view.ts';
import { listConnections } from './list-connections.ts';

export interface SummarizeOptions extends UseCaseOptions {
  /** Maximum number of connections to count, most recently changed first. @default 1000 */
  limit?: number | undefined;
}

export interface ConnectionSummary {
  /** Total in the sandbox, minus the destination and platform connections among those read. */
  total: number;
  /** Number of connections that the counts cover. */
  counted: number;
  /** Counts by slug; `unknown` for specs that the catalog does not have. */
  bySource: Readonly<Record<string, number>>;
  byState: Readonly<Record<string, number>>;
  /** The most recently changed connections. */
  recent: readonly ConnectionView[];
}

const RECENT = 6;

/**
 * Summarizes the session's sandbox in numbers. The API counts connections but does not group them, so `bySource` and
 * `byState` cover at most `limit` connections.
 *
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { total, bySource } = await summarizeConnections();
 */
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
