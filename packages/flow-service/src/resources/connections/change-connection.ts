import type { AuditedCall, ConnectionRow, Scope, Store } from '@headwater/flow-store';
import type { EntityReference } from '@headwater/models';
import type { Services } from '../../gateway/services.ts';
import { problem } from '../../problems/service-problem.ts';
import { changeFields } from '../entities/audit-fields.ts';
import { isSameEtag } from '../entities/etag.ts';
import { requireConnection } from './require-connection.ts';

/**
 * Returns the connection if it may be changed now and its version is the one that the caller has seen.
 *
 * @throws ServiceProblem `FLOW-1439`, `FLOW-1417` or `FLOW-1404`
 */
export async function requireChangeable(
  store: Store,
  scope: Scope,
  { id, ifMatch }: { id: string; ifMatch: string | undefined },
): Promise<ConnectionRow> {
  const row = await requireConnection(store, scope, id);
  // Drafts may be changed. The platform's message for FLOW-1416 does not mention them, but its guide to drafts
  // changes one.
  if (row.state === 'initializing') throw problem('FLOW-1417-400', { id });
  if (ifMatch !== undefined && !isSameEtag(ifMatch, row.etag))
    throw problem('FLOW-1404-412', { kind: 'Connection', id });
  return row;
}

/**
 * Stores a changed connection under a new etag, unless another call has changed it since it was read.
 *
 * @throws ServiceProblem `FLOW-1439` or `FLOW-1404`
 */
export async function saveChange(
  { before, changed, operation }: { before: ConnectionRow; changed: ConnectionRow; operation: string },
  call: AuditedCall,
  { store, audit, now }: Pick<Services, 'store' | 'audit' | 'now'>,
): Promise<EntityReference> {
  const { scope, caller } = call;
  // If the clock was set back or lags behind another service's, a change must not be dated before its predecessor.
  const at = Math.max(now(), before.updatedAt);
  const row: ConnectionRow = { ...changed, ...changeFields(caller, at) };
  const record = audit.record(operation, call, { before, after: row });
  if (await store.connections.replace(scope, before.etag, row, record)) return { id: row.id, etag: row.etag };
  await requireConnection(store, scope, row.id);
  throw problem('FLOW-1404-412', { kind: 'Connection', id: row.id });
}
