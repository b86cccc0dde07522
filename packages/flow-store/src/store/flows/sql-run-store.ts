import { type Kysely, sql } from 'kysely';
import type { FlowProgress, RunRow } from '../../domain/flow-rows.ts';
import { MissingReferenceError } from '../../domain/reference-errors.ts';
import type { FinishedRun, RunStore, Scoped } from '../../domain/run-store.ts';
import type { Scope } from '../../domain/scope.ts';
import type { SqlAccess } from '../database/sql-access.ts';
import type { Tables } from '../database/tables.ts';
import { fromRecord } from '../resources/resource-table.ts';
import { rowsIn, type ScopedRecord } from '../resources/scoped-rows.ts';
import { createSqlResourceStore, findRow, insertRow, updateRow } from '../resources/sql-resource-store.ts';
import { BATCHES, FLOWS, RUNS } from './tables.ts';

type Access = Pick<SqlAccess, 'database' | 'write' | 'containsText'>;

export function createSqlRunStore(access: Access): RunStore {
  const runs = createSqlResourceStore({ ...RUNS, beforeInsert: refuseMissingFlow }, access);
  return { ...runs, ...createLeases(access), ...createOutcomes(access) };
}

function createLeases({
  database,
  write,
}: Access): Pick<RunStore, 'schedule' | 'due' | 'lease' | 'extendLease'> {
  return {
    async schedule(scope, run, { plannedRunAt, nextRunAt = null }) {
      return await write(async (transaction) => {
        const { numUpdatedRows } = await rowsIn(transaction, 'flows', scope)
          .update({ next_run_at: nextRunAt })
          .where('id', '=', run.flowId)
          .where('state', '=', 'enabled')
          .where('next_run_at', '=', plannedRunAt)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await insertRow(transaction, RUNS, { scope, row: run });
        return true;
      });
    },
    async due(now) {
      const { rows } = await sql<{ count: number | string }>`select count(*) as count from runs
        where ${isLeasable(now)}`.execute(database);
      return Number(rows[0]?.count ?? 0);
    },
    async lease(now, owner, until) {
      return await write(async (transaction) => {
        const found = await findLeasable(transaction, now);
        if (found === undefined) return undefined;
        const { scope, row } = found;
        const startedAt = row.startedAt ?? now;
        const leased: RunRow = {
          ...row,
          state: 'inProgress',
          startedAt,
          leaseOwner: owner,
          leaseUntil: until,
        };
        await updateRow(transaction, RUNS, { scope, row: leased });
        return { scope, row: leased };
      });
    },
    async extendLease(scope, id, { owner, until }) {
      return await write(async (transaction) => {
        const run = await findLeased(transaction, scope, { id, owner });
        if (run === undefined) return false;
        await updateRow(transaction, RUNS, { scope, row: { ...run, leaseUntil: until } });
        return true;
      });
    },
  };
}

function createOutcomes({
  database,
  write,
}: Access): Pick<RunStore, 'finish' | 'listUnpublished' | 'markPublished'> {
  return {
    async finish(finished) {
      return await write(async (transaction) => await finish(transaction, finished));
    },
    async listUnpublished(limit) {
      const { rows } = await sql<ScopedRecord>`select * from runs
        where is_published = 0 order by updated_at, id limit ${limit}`.execute(database);
      return rows.map(toScopedRun);
    },
    async markPublished(scope, id) {
      await write(async (transaction) => {
        const row = await findRow(transaction, RUNS, { scope, id });
        if (row !== undefined)
          await updateRow(transaction, RUNS, { scope, row: { ...row, isPublished: true } });
      });
    },
  };
}

async function finish(
  transaction: Kysely<Tables>,
  { scope, run, owner, progress, batch }: FinishedRun,
): Promise<boolean> {
  if ((await findLeased(transaction, scope, { id: run.id, owner })) === undefined) return false;
  const { leaseOwner: _owner, leaseUntil: _until, ...row } = run;
  await updateRow(transaction, RUNS, { scope, row });
  await updateProgress(transaction, scope, { flowId: run.flowId, progress });
  if (batch !== undefined) {
    await rowsIn(transaction, 'batches', scope).delete().where('id', '=', batch.id).execute();
    await insertRow(transaction, BATCHES, { scope, row: batch });
  }
  return true;
}

/** A flow that was deleted in the meantime has no progress to keep. */
async function updateProgress(
  transaction: Kysely<Tables>,
  scope: Scope,
  { flowId, progress }: { flowId: string; progress: Partial<FlowProgress> },
): Promise<void> {
  const flow = await findRow(transaction, FLOWS, { scope, id: flowId });
  const { nextRunAt: _plan, ...merged } = { ...flow?.progress, ...progress };
  await rowsIn(transaction, 'flows', scope)
    .update({
      progress: JSON.stringify(merged),
      last_run_started_at: merged.lastRun?.startedAtUTC ?? null,
      ...('nextRunAt' in progress && { next_run_at: progress.nextRunAt ?? null }),
    })
    .where('id', '=', flowId)
    .execute();
}

async function findLeased(
  transaction: Kysely<Tables>,
  scope: Scope,
  { id, owner }: { id: string; owner: string },
): Promise<RunRow | undefined> {
  const run = await findRow(transaction, RUNS, { scope, id });
  return run?.state === 'inProgress' && run.leaseOwner === owner ? run : undefined;
}

/** A flow's other run in progress comes first, even if its lease has expired. */
function isLeasable(now: number): ReturnType<typeof sql<boolean>> {
  return sql`((runs.state = 'scheduled' and runs.due_at <= ${now} and not exists (
      select 1 from runs as other where other.ims_org_id = runs.ims_org_id
        and other.sandbox_name = runs.sandbox_name and other.flow_id = runs.flow_id
        and other.state = 'inProgress'
    )) or (runs.state = 'inProgress' and runs.lease_until <= ${now}))`;
}

async function findLeasable(transaction: Kysely<Tables>, now: number): Promise<Scoped<RunRow> | undefined> {
  const { rows } = await sql<ScopedRecord>`select * from runs where ${isLeasable(now)}
    order by due_at, id limit 1`.execute(transaction);
  return rows[0] && toScopedRun(rows[0]);
}

function toScopedRun(record: ScopedRecord): Scoped<RunRow> {
  const scope = { imsOrgId: record.ims_org_id, sandboxName: record.sandbox_name };
  return { scope, row: fromRecord(record, RUNS) };
}

async function refuseMissingFlow(
  transaction: Kysely<Tables>,
  scope: Scope,
  { flowId }: RunRow,
): Promise<void> {
  if ((await findRow(transaction, FLOWS, { scope, id: flowId })) === undefined)
    throw new MissingReferenceError('flow', flowId);
}
