import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FlowRow } from '../../domain/flow-rows.ts';
import { InUseError, MissingReferenceError, type ReferencedKind } from '../../domain/reference-errors.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Tables } from '../database/tables.ts';

/** Number of flows that an error names. */
const NAMED_FLOWS = 5;

interface Identified {
  id: string;
}

// Writes are serialized, so what these checks find in a transaction still holds when it commits.

/** A base connection is in use by every flow that reads through it, since each may run again. */
export async function refuseUsedConnection(
  transaction: Kysely<Tables>,
  scope: Scope,
  { id }: Identified,
): Promise<void> {
  await refuseUsed(transaction, scope, sql`base_connection_id = ${id}`);
}

/** A source or target connection is in use by flows that run. */
export async function refuseUsedSource(
  transaction: Kysely<Tables>,
  scope: Scope,
  { id }: Identified,
): Promise<void> {
  await refuseUsed(transaction, scope, sql`source_connection_id = ${id} and state = 'enabled'`);
}

export async function refuseUsedTarget(
  transaction: Kysely<Tables>,
  scope: Scope,
  { id }: Identified,
): Promise<void> {
  await refuseUsed(transaction, scope, sql`target_connection_id = ${id} and state = 'enabled'`);
}

async function refuseUsed(
  transaction: Kysely<Tables>,
  scope: Scope,
  uses: RawBuilder<unknown>,
): Promise<void> {
  const { rows } = await sql<Identified>`select id from flows
    where ${within(scope)} and ${uses} order by id limit ${NAMED_FLOWS}`.execute(transaction);
  if (rows.length > 0) throw new InUseError(rows.map(({ id }) => id));
}

/** Refuses a flow whose ends were deleted after the caller had seen them. */
export async function refuseMissingEnds(
  transaction: Kysely<Tables>,
  scope: Scope,
  { sourceConnectionIds, targetConnectionIds, bound }: FlowRow,
): Promise<void> {
  const base = bound.source?.baseConnectionId;
  const ends: [string, ReferencedKind, readonly string[]][] = [
    ['connections', 'connection', base === undefined ? [] : [base]],
    ['source_connections', 'source connection', sourceConnectionIds],
    ['target_connections', 'target connection', targetConnectionIds],
  ];
  for (const [table, kind, ids] of ends) {
    for (const id of ids) await refuseMissing(transaction, scope, { table, kind, id });
  }
}

async function refuseMissing(
  transaction: Kysely<Tables>,
  scope: Scope,
  { table, kind, id }: { table: string; kind: ReferencedKind; id: string },
): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)}
    where ${within(scope)} and id = ${id}`.execute(transaction);
  if (rows.length === 0) throw new MissingReferenceError(kind, id);
}

function within({ imsOrgId, sandboxName }: Scope): RawBuilder<unknown> {
  return sql`ims_org_id = ${imsOrgId} and sandbox_name = ${sandboxName}`;
}
