import type { TestReport } from '@headwater/models';
import type { Scope } from './scope.ts';

/** A test of a stored connection. */
export interface ConnectionTest {
  connectionId: string;
  /** `authRevision` of the connection when it was tested. */
  authRevision: string | undefined;
  /** The report that the caller received. */
  report: TestReport;
  testedBy: string;
}

/** The status of a connection. */
export interface ConnectionStatus {
  id: string;
  name: string;
  /** Absent if the connection was never tested. */
  lastTest?: {
    report: TestReport;
    testedBy: string;
    /** True if the auth block has changed since the test, so that the test no longer applies. */
    isStale: boolean;
  };
  /** Epoch milliseconds; absent if no secret has an expiry date. */
  secretsExpireAt?: number;
}

/** Last tests of connections, and the expiry dates of their secrets. Deleting a connection deletes its test. */
export interface ConnectionStatusStore {
  /** Replaces the previous test; does nothing if the connection no longer exists. */
  recordTest(scope: Scope, test: ConnectionTest): Promise<void>;
  /** Returns the status of each existing connection, by id. */
  find(scope: Scope, ids: readonly string[]): Promise<readonly ConnectionStatus[]>;
  /** Connections whose last test failed and is not stale, most recently tested first. */
  listFailing(scope: Scope, limit: number): Promise<readonly ConnectionStatus[]>;
  countFailing(scope: Scope): Promise<number>;
  /** Connections whose secrets expire before a time in epoch milliseconds, earliest first. */
  listExpiring(scope: Scope, range: { before: number; limit: number }): Promise<readonly ConnectionStatus[]>;
  countExpiring(scope: Scope, before: number): Promise<number>;
  /** Number of connections that have been tested. */
  countTested(scope: Scope): Promise<number>;
}
