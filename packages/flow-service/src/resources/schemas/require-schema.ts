import type { SchemaRow, Scope, Store } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';

/** The schema with this `$id` or `meta:altId`. */
export async function findSchema(store: Store, scope: Scope, id: string): Promise<SchemaRow | undefined> {
  const field = id.startsWith('https:') ? '$id' : 'meta:altId';
  const { rows } = await store.schemas.list(scope, {
    conditions: [{ field, operator: '==', values: [id] }],
    limit: 1,
  });
  return rows[0];
}

/** @throws ServiceProblem `FLOW-1439-404` */
export async function requireSchema(store: Store, scope: Scope, id: string): Promise<SchemaRow> {
  const row = await findSchema(store, scope, id);
  if (row === undefined) throw problem('FLOW-1439-404', { kind: 'schema', id });
  return row;
}
