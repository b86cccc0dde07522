import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { FlowRow, RunRow } from '../../domain/flow-rows.ts';
import { InUseError, MissingReferenceError } from '../../domain/reference-errors.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Store } from '../../domain/store.ts';
import { batchRow, flowRow, runRow, sourceConnectionRow, targetConnectionRow } from './flow-rows.ts';
import { connectionRow, newScope } from './rows.ts';

/** A time after all others, so that runs of other tests are not due. Each test has its own. */
let clock = 10 ** 15;

export function testFlows(store: () => Store): void {
  describe('objects that a flow uses', () => {
    it('cannot be deleted while the flow is enabled, even at the same time as its creation', async () => {
      const scope = newScope();
      const flow = await insertEnds(store(), scope);
      const { source, target } = flow.bound;
      await store().flows.insert(scope, flow);
      await expect(store().sourceConnections.delete(scope, source?.id ?? '')).rejects.toThrow(InUseError);
      await expect(store().targetConnections.delete(scope, target?.id ?? '')).rejects.toThrow(InUseError);
      const deletion = store().connections.delete(scope, source?.baseConnectionId ?? '');
      await expect(deletion).rejects.toMatchObject({ flowIds: [flow.id] });
      expect(await store().connections.find(scope, source?.baseConnectionId ?? '')).toBeDefined();
      expect(await store().flows.listUsers(scope, source?.id ?? '')).toMatchObject([{ id: flow.id }]);
      expect(await store().flows.listUsers(newScope(), source?.id ?? '')).toEqual([]);
    });

    it('are free once the flow is deleted; its ends already once it is disabled', async () => {
      const scope = newScope();
      const flow = await insertEnds(store(), scope);
      await store().flows.insert(scope, { ...flow, state: 'disabled' });
      expect(await store().sourceConnections.delete(scope, flow.bound.source?.id ?? '')).toBe(true);
      const base = flow.bound.source?.baseConnectionId ?? '';
      await expect(store().connections.delete(scope, base)).rejects.toThrow(InUseError);
      await store().flows.delete(scope, flow.id);
      expect(await store().connections.delete(scope, base)).toBe(true);
    });

    it('must exist when the flow is stored', async () => {
      const scope = newScope();
      const flow = await insertEnds(store(), scope);
      await store().targetConnections.delete(scope, flow.targetConnectionIds[0] ?? '');
      await expect(store().flows.insert(scope, flow)).rejects.toThrow(MissingReferenceError);
      await expect(store().runs.insert(scope, runRow(flow.id))).rejects.toThrow(MissingReferenceError);
    });
  });

  describe('the runs of a flow', () => {
    const openFlow = async (values: Partial<FlowRow> = {}) => {
      const scope = newScope();
      clock += 10 ** 6;
      const now = clock;
      const flow = flowRow({ plannedRunAt: now, ...values });
      await store().flows.insert(scope, flow);
      return { scope, now, flow };
    };
    /** Leases runs until one of the scope appears, since the suite shares its database. */
    const lease = async (scope: Scope, now: number, owner: string): Promise<RunRow | undefined> => {
      for (;;) {
        const leased = await store().runs.lease(now, owner, now + 100);
        if (leased === undefined || leased.scope.imsOrgId === scope.imsOrgId) return leased?.row;
      }
    };

    it('are scheduled once, even by many schedulers at the same time', async () => {
      const { scope, now, flow } = await openFlow();
      const due = await store().flows.due(now, 1_000);
      expect(due.filter((one) => one.row.id === flow.id)).toMatchObject([
        { scope, row: { progress: { nextRunAt: now } } },
      ]);
      const plan = { plannedRunAt: now, nextRunAt: now + 60_000 };
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () => store().runs.schedule(scope, runRow(flow.id, { dueAt: now }), plan)),
      );
      expect(outcomes.filter(Boolean)).toHaveLength(1);
      expect(await store().runs.count(scope, [])).toBe(1);
      expect((await store().flows.find(scope, flow.id))?.progress).toEqual({ nextRunAt: now + 60_000 });
    });

    it('are not scheduled for a flow that is disabled or deleted', async () => {
      const { scope, now, flow } = await openFlow({ state: 'disabled' });
      const plan = { plannedRunAt: now, nextRunAt: undefined };
      expect(await store().runs.schedule(scope, runRow(flow.id), plan)).toBe(false);
      await store().flows.delete(scope, flow.id);
      expect(await store().runs.schedule(scope, runRow(flow.id), plan)).toBe(false);
    });

    it('are leased by one worker, one at a time for each flow', async () => {
      const { scope, now, flow } = await openFlow();
      const [first, second] = [runRow(flow.id, { dueAt: now }), runRow(flow.id, { dueAt: now + 1 })];
      await store().runs.insert(scope, second);
      await store().runs.insert(scope, first);
      const before = await store().runs.due(now + 1);
      expect(await lease(scope, now + 1, 'a')).toMatchObject({
        id: first.id,
        state: 'inProgress',
        leaseOwner: 'a',
      });
      expect(await lease(scope, now + 1, 'b')).toBeUndefined();
      expect(before).toBeGreaterThanOrEqual(2);
    });

    it('are taken over with the same batch once the lease has expired', async () => {
      const { scope, now, flow } = await openFlow();
      const run = runRow(flow.id, { dueAt: now });
      await store().runs.insert(scope, run);
      await lease(scope, now, 'a');
      expect(await store().runs.extendLease(scope, run.id, { owner: 'a', until: now + 500 })).toBe(true);
      expect(await lease(scope, now + 499, 'b')).toBeUndefined();
      expect(await lease(scope, now + 500, 'b')).toMatchObject({ batchId: run.batchId, startedAt: now });
      expect(await store().runs.extendLease(scope, run.id, { owner: 'a', until: now + 900 })).toBe(false);
    });

    it('end with their batch and the progress of the flow, or without any of them', async () => {
      const { scope, now, flow } = await openFlow();
      await store().runs.insert(scope, runRow(flow.id, { dueAt: now }));
      const run = await lease(scope, now, 'a');
      if (run === undefined) throw new Error('No run is due.');
      const lastRun = { id: run.id, state: 'success', startedAtUTC: now, completedAtUTC: now + 5 } as const;
      const counts = { received: 3, ingested: 2, failed: 1, skipped: 0, deleted: 0 };
      const finished = {
        scope,
        run: { ...run, state: 'success', counts, commit: { number: 1 }, isPublished: false } as const,
        progress: { windowTo: now, lastRun },
        batch: batchRow({ id: run.batchId }),
      };
      expect(await store().runs.finish({ ...finished, owner: 'b' })).toBe(false);
      expect(await store().batches.find(scope, run.batchId)).toBeUndefined();

      expect(await store().runs.finish({ ...finished, owner: 'a' })).toBe(true);
      expect(await store().runs.find(scope, run.id)).toMatchObject({ state: 'success', counts });
      expect(await store().batches.find(scope, run.batchId)).toBeDefined();
      expect((await store().flows.find(scope, flow.id))?.progress).toEqual({
        nextRunAt: now,
        windowTo: now,
        lastRun,
      });
      expect(await store().runs.finish({ ...finished, owner: 'a' })).toBe(false);

      const isOurs = (one: { row: RunRow }) => one.row.id === run.id;
      expect((await store().runs.listUnpublished(1_000)).filter(isOurs)).toHaveLength(1);
      await store().runs.markPublished(scope, run.id);
      expect((await store().runs.listUnpublished(1_000)).filter(isOurs)).toEqual([]);
    });

    it('leave the progress of the flow to the runs when the flow is changed', async () => {
      const { scope, now, flow } = await openFlow();
      const { plannedRunAt: _plan, ...changed } = { ...flow, etag: '"2"', progress: { windowTo: 7 } };
      await store().flows.replace(scope, '"1"', changed);
      expect((await store().flows.find(scope, flow.id))?.progress).toEqual({ nextRunAt: now });
      await store().flows.replace(scope, '"2"', { ...changed, etag: '"3"', plannedRunAt: null });
      expect((await store().flows.find(scope, flow.id))?.progress).toEqual({});
    });
  });
}

/** Inserts what a flow needs, and returns the flow. */
async function insertEnds(store: Store, scope: Scope): Promise<FlowRow> {
  const base = connectionRow();
  const source = sourceConnectionRow({ id: randomUUID(), baseConnectionId: base.id });
  const target = targetConnectionRow();
  await store.connections.insert(scope, base);
  await store.sourceConnections.insert(scope, source);
  await store.targetConnections.insert(scope, target);
  return flowRow({
    sourceConnectionIds: [source.id],
    targetConnectionIds: [target.id],
    bound: { source, target },
  });
}
