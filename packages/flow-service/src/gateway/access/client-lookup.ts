import type { ClientRow, ClientStore } from '@headwater/flow-store';

/** Finds the client of a call, as every request needs it. */
export interface ClientLookup {
  find(clientId: string): Promise<ClientRow | undefined>;
  /** To be called when a client changes. */
  forget(clientId: string): void;
}

/** A change made by another service on the same database is seen after this long at most. */
const REMEMBERED_MS = 1000;

export function createClientLookup(store: Pick<ClientStore, 'find'>, now: () => number): ClientLookup {
  const found = new Map<string, { row: ClientRow; readAt: number }>();
  let changes = 0;
  return {
    async find(clientId) {
      const known = found.get(clientId);
      const readAt = now();
      // A clock that was set back must not keep a row for longer.
      if (known && Math.abs(readAt - known.readAt) < REMEMBERED_MS) return known.row;
      found.delete(clientId);
      const changesBefore = changes;
      const row = await store.find(clientId);
      // What changed while it was read may be missing from it.
      if (row && changes === changesBefore) found.set(clientId, { row, readAt });
      return row;
    },
    forget(clientId) {
      changes += 1;
      found.delete(clientId);
    },
  };
}
