import type { ConnectionStatus } from '@headwater/models';
import type { UseCaseOptions } from '../session/session.ts';
import { sessionOf } from '../session/session-of.ts';

/** Ids that one request takes. */
const BATCH = 100;

/** How connections fare, where the target keeps track of it. */
export interface ConnectionStatuses {
  /** Whether the target remembers tests and knows when secrets end. Experience Platform does neither. */
  isKept: boolean;
  /** Of the connections that are there; empty where nothing is kept. */
  byId: Readonly<Record<string, ConnectionStatus>>;
}

/** The last tests of some connections, and when their secrets end. */
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
