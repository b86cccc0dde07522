import type { ConnectionStatus } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';

/** Maximum number of ids in one request. */
const BATCH = 100;

/** Statuses of connections, if the target tracks them. */
export interface ConnectionStatuses {
  /** True if the target keeps test history and expiry dates. Experience Platform keeps neither. */
  isKept: boolean;
  /** Statuses of the connections that exist; empty if the target keeps none. */
  byId: Readonly<Record<string, ConnectionStatus>>;
}

/**
 * Returns the last test results of connections and the expiry dates of their secrets.
 *
 * @throws ApiError, AuthError, NetworkError or TimeoutError if a request to the target fails.
 * @example
 * const { isKept, byId } = await connectionStatuses([id]);
 */
export async function connectionStatuses(
  ids: readonly string[],
  options: UseCaseOptions = {},
): Promise<ConnectionStatuses> {
  const { client, target } = await sessionOf(options);
  const { signal } = options;
  if ((await target.kind()) !== 'headwater') return { isKept: false, byId: {} };
  const items: ConnectionStatus[] = [];
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    items.push(...(await client.headwater.connectionStatuses({ connectionId: batch }, { signal })).items);
  }
  return { isKept: true, byId: Object.fromEntries(items.map((item) => [item.connectionId, item])) };
}
