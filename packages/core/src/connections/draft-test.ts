import type { TestReport } from '@headwater/models';

/** A connection that exists only during a test. */
export interface Probe {
  id: string;
  name: string;
}

/** The result of a test of unsaved values. */
export interface DraftTest extends TestReport {
  /** True if the target reports stages. */
  isStaged: boolean;
  /** The temporary connection that was created and deleted for the test; absent if none was needed. */
  probe?: Probe;
}
