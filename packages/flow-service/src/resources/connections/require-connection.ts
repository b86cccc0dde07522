import type { ConnectionRow, Scope, Store } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';

/**
 * The connection of this id in this sandbox.
 * @throws ServiceProblem `FLOW-1439-404`, which does not tell a connection of another sandbox from none
 */
export async function requireConnection(store: Store, scope: Scope, id: string): Promise<ConnectionRow> {
  const row = await store.connections.find(scope, id);
  if (row === undefined) throw problem('FLOW-1439-404', 'connection', id);
  return row;
}
