import type { TestReport } from '@headwater/models';
import type { Scope } from './scope.ts';

/** A test that was run on a stored connection. */
export interface ConnectionTest {
  connectionId: string;
  /** `authRevision` of the connection as it was tested. */
  authRevision: string | undefined;
  /** As it was answered. */
  report: TestReport;
  testedBy: string;
}

/** How a connection fares. */
export interface ConnectionStatus {
  id: string;
  name: string;
  /** Absent if the connection was never tested. */
  lastTest?: {
    report: TestReport;
    testedBy: string;
    /** Whether the auth block was changed since, so that the test says nothing of it. */
    isStale: boolean;
  };
  /** Epoch milliseconds; absent when no secret says when it ends. */
  secretsExpireAt?: number;
}

/** Last tests of connections, and when their secrets end. A connection that is deleted takes its test along. */
export interface ConnectionStatusStore {
  /** Puts a test in the place of the one before; does nothing when the connection is gone. */
  recordTest(scope: Scope, test: ConnectionTest): Promise<void>;
  /** Those of the ids that are there, by id. */
  find(scope: Scope, ids: readonly string[]): Promise<readonly ConnectionStatus[]>;
  /** Whose last test failed and is not stale, the last tested first. */
  listFailing(scope: Scope, limit: number): Promise<readonly ConnectionStatus[]>;
  countFailing(scope: Scope): Promise<number>;
  /** Whose secrets end before a time, in epoch milliseconds; the first to end first. */
  listExpiring(scope: Scope, range: { before: number; limit: number }): Promise<readonly ConnectionStatus[]>;
  countExpiring(scope: Scope, before: number): Promise<number>;
  /** Connections that have been tested. */
  countTested(scope: Scope): Promise<number>;
}
