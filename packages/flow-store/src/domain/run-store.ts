import type { BatchRow, FlowField, FlowProgress, FlowRow, RunField, RunRow } from './flow-rows.ts';
import type { ResourceStore } from './resource-store.ts';
import type { Scope } from './scope.ts';

/** An object with its organization and sandbox, for work across sandboxes. */
export interface Scoped<Row> {
  scope: Scope;
  row: Row;
}

export interface FlowStore extends ResourceStore<FlowRow, FlowField> {
  /** Enabled flows whose next run is due, earliest first, across sandboxes. */
  due(now: number, limit: number): Promise<readonly Scoped<FlowRow>[]>;
  /** Flows that use a base connection, source connection, or target connection; at most 100. */
  listUsers(scope: Scope, connectionId: string): Promise<readonly FlowRow[]>;
}

/** A run on its way into the store, by the service that owns its lease. */
export interface FinishedRun {
  scope: Scope;
  /** The run in its final state, with counts, metrics and commit. */
  run: RunRow;
  /** Owner of the lease. */
  owner: string;
  /** Replaces these members of the flow's progress. */
  progress: Partial<FlowProgress>;
  /** The batch that the run wrote; replaces an earlier one with its id. */
  batch?: BatchRow;
}

export interface RunStore extends ResourceStore<RunRow, RunField> {
  /**
   * Creates the run of a due flow, and plans the next one, in one transaction.
   *
   * @returns false if the flow is gone, no longer enabled, or planned for another time than `plannedRunAt`
   */
  schedule(
    scope: Scope,
    run: RunRow,
    plan: { plannedRunAt: number; nextRunAt: number | undefined },
  ): Promise<boolean>;
  /** Number of runs that `lease` could return one after another, across sandboxes. */
  due(now: number): Promise<number>;
  /**
   * Takes the earliest due run, or one whose lease has expired, and marks it as in progress. A flow has one run in
   * progress at a time.
   */
  lease(now: number, owner: string, until: number): Promise<Scoped<RunRow> | undefined>;
  /** Extends a lease. @returns false if the owner no longer has it */
  extendLease(scope: Scope, id: string, lease: { owner: string; until: number }): Promise<boolean>;
  /**
   * Stores the outcome of a run, its batch and the progress of its flow in one transaction.
   *
   * @returns false if the owner no longer has the lease; then nothing was changed
   */
  finish(finished: FinishedRun): Promise<boolean>;
  /** Successful runs whose commit still has to be published, oldest first, across sandboxes. */
  listUnpublished(limit: number): Promise<readonly Scoped<RunRow>[]>;
  markPublished(scope: Scope, id: string): Promise<void>;
}
