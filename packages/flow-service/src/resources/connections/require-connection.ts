import type { ConnectionRow, Scope, Store } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';

/**
 * Returns the connection with this id in this sandbox.
 * @throws ServiceProblem `FLOW-1439-404`, which does not reveal whether another sandbox has the id
 */
export async function requireConnection(store: Store, scope: Scope, id: string): Promise<ConnectionRow> {
  const row = await store.connections.find(scope, id);
  if (row === undefined) throw problem('FLOW-1439-404', { kind: 'connection', id });
  return row;
}
