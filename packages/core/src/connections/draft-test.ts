import type { TestReport } from '@headwater/models';

/** A connection that exists for the time of a test. */
export interface Probe {
  id: string;
  name: string;
}

/** The outcome of a test of unsaved values. */
export interface DraftTest extends TestReport {
  /** True if the target reports stages. */
  isStaged: boolean;
  /** The temporary connection that was created and deleted for the test; absent where none was needed. */
  probe?: Probe;
}
