import type { ClientRow, ClientStore } from '@headwater/flow-store';

/** Finds the client of a call. Runs for every request. */
export interface ClientLookup {
  find(clientId: string): Promise<ClientRow | undefined>;
  /** Call this when a client changes. */
  forget(clientId: string): void;
}

/** Maximum time until a change by another service on the same database takes effect. */
const REMEMBERED_MS = 1000;

export function createClientLookup(store: Pick<ClientStore, 'find'>, now: () => number): ClientLookup {
  const found = new Map<string, { row: ClientRow; readAt: number }>();
  let changes = 0;
  return {
    async find(clientId) {
      const known = found.get(clientId);
      const readAt = now();
      // If the clock was set back, the row must not stay cached longer.
      if (known && Math.abs(readAt - known.readAt) < REMEMBERED_MS) return known.row;
      found.delete(clientId);
      const changesBefore = changes;
      const row = await store.find(clientId);
      // A row that was read during a change may be outdated.
      if (row && changes === changesBefore) found.set(clientId, { row, readAt });
      return row;
    },
    forget(clientId) {
      changes += 1;
      found.delete(clientId);
    },
  };
}
