import {
  type AuditedCall,
  InUseError,
  MissingReferenceError,
  type ResourceRow,
  type ResourceStore,
  type Store,
} from '@headwater/flow-store';
import type { EntityReference } from '@headwater/models';
import type { Services } from '../../gateway/services.ts';
import { FLOW_SERVICE_PATH } from '../../http/paths.ts';
import { created, noContent, type Reply } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { changeFields } from './audit-fields.ts';
import { capitalize } from './entity.ts';
import { isSameEtag } from './etag.ts';

type Tools = Pick<Services, 'store' | 'audit' | 'now'>;
/** The parts of an entity that these functions need. */
interface Kind<Row extends ResourceRow> {
  noun: string;
  collection: string;
  of(store: Store): Pick<ResourceStore<Row, never>, 'insert' | 'find' | 'replace' | 'delete'>;
}

/**
 * Returns the row with this id in this sandbox.
 * @throws ServiceProblem `FLOW-1439-404`, which does not reveal whether another sandbox has the id
 */
export async function requireEntity<Row extends ResourceRow>(
  { noun, of }: Kind<Row>,
  id: string,
  { store, scope }: { store: Store; scope: AuditedCall['scope'] },
): Promise<Row> {
  const row = await of(store).find(scope, id);
  if (row === undefined) throw problem('FLOW-1439-404', { kind: noun, id });
  return row;
}

/** @throws ServiceProblem `FLOW-1404` if the row is not the version that the caller has seen */
export function requireVersion(
  { noun }: { noun: string },
  { id, etag }: ResourceRow,
  ifMatch: string | undefined,
): void {
  if (ifMatch !== undefined && !isSameEtag(ifMatch, etag))
    throw problem('FLOW-1404-412', { id, kind: capitalize(noun) });
}

/** Stores a new row, and answers with its reference. */
export async function insertEntity<Row extends ResourceRow>(
  kind: Kind<Row>,
  { row, operation }: { row: Row; operation: string },
  { call, tools: { store, audit } }: { call: AuditedCall; tools: Tools },
): Promise<Reply<EntityReference>> {
  const record = audit.recordObject(operation, call, { kind: kind.noun, after: row });
  try {
    await kind.of(store).insert(call.scope, row, record);
  } catch (error) {
    if (error instanceof MissingReferenceError)
      throw problem('FLOW-1439-404', { kind: error.kind, id: error.id });
    throw error;
  }
  return created({ id: row.id, etag: row.etag }, `${FLOW_SERVICE_PATH}/${kind.collection}/${row.id}`);
}

/**
 * Stores a changed row under a new etag, unless another call has changed it since it was read.
 *
 * @throws ServiceProblem `FLOW-1439` or `FLOW-1404`
 */
export async function saveEntity<Row extends ResourceRow>(
  kind: Kind<Row>,
  { before, changed, operation }: { before: Row; changed: Row; operation: string },
  { call, tools: { store, audit, now } }: { call: AuditedCall; tools: Tools },
): Promise<EntityReference> {
  // If the clock was set back or lags behind another service's, a change must not be dated before its predecessor.
  const at = Math.max(now(), before.updatedAt);
  const row: Row = { ...changed, ...changeFields(call.caller, at) };
  const record = audit.recordObject(operation, call, { kind: kind.noun, before, after: row });
  if (await kind.of(store).replace(call.scope, before.etag, row, record))
    return { id: row.id, etag: row.etag };
  await requireEntity(kind, row.id, { store, scope: call.scope });
  throw problem('FLOW-1404-412', { id: row.id, kind: capitalize(kind.noun) });
}

/** @throws ServiceProblem `FLOW-1439`, or `FLOW-1447` while a flow that runs uses the object */
export async function deleteEntity<Row extends ResourceRow>(
  kind: Kind<Row>,
  { id, operation }: { id: string; operation: string },
  { call, tools: { store, audit } }: { call: AuditedCall; tools: Tools },
): Promise<Reply<never>> {
  try {
    const isDeleted = await kind
      .of(store)
      .delete(call.scope, id, (before) => audit.recordObject(operation, call, { kind: kind.noun, before }));
    if (!isDeleted) throw problem('FLOW-1439-404', { kind: kind.noun, id });
  } catch (error) {
    if (error instanceof InUseError)
      throw problem('FLOW-1447-400', { kind: capitalize(kind.noun), id, flows: error.flowIds.join(', ') });
    throw error;
  }
  return noContent();
}
