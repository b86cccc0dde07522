import {
  type DetailedStructure,
  type ExploreListing,
  HEADWATER_OPERATIONS as OPERATIONS,
  type TestReport,
  type TestStage,
  type HeadwaterOperations as Types,
  type UnsavedConnection,
} from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import type { Headwater as HeadwaterCalls } from '../generated/headwater.ts';
import type { QueryOf } from '../http/operation-types.ts';
import type { Transport } from '../http/transport.ts';
import { runStagedTest } from './staged-test.ts';

export type FindQuery = QueryOf<Types['findConnections']>;
export type AuditQuery = QueryOf<Types['listAuditEntries']>;
export type AttentionQuery = QueryOf<Types['listConnectionsNeedingAttention']>;

/** The parameters of the platform's explore call, the cursor of the next page, and the format settings of a file. */
export type DetailedExploreParams = QueryOf<Types['exploreConnectionInDetail']>;

/** Roots and folders return a page of entries; files and tables return a structure. */
export type DetailedExploreResult<Params extends DetailedExploreParams> = Params extends {
  objectType: 'root' | 'folder';
}
  ? ExploreListing
  : Params extends { objectType: 'file' | 'table' }
    ? DetailedStructure
    : ExploreListing | DetailedStructure;

export interface TestOptions extends CallOptions {
  /** Called after each stage. The report always contains all stages. */
  onStage?: ((stage: TestStage) => void) | undefined;
}

/** The features that the embedded service adds to the real API. The platform returns 404. */
export interface Headwater
  extends Omit<HeadwaterCalls, 'exploreConnection' | 'testConnection' | 'testDraft'> {
  /**
   * Tests a connection and reports the outcome, cause, and next step of each stage. A failed test is a regular
   * result.
   * @throws TestInterruptedError if the response ends early, after `onStage` was called
   */
  testConnection(connectionId: string, options?: TestOptions): Promise<TestReport>;
  /** The same test on credentials that are not stored in a connection. Nothing is stored. */
  testDraft(draft: UnsavedConnection, options?: TestOptions): Promise<TestReport>;
  /** Explores a connection like the Flow Service, with pages for long listings and notices for a structure. */
  exploreConnection<const Params extends DetailedExploreParams>(
    connectionId: string,
    params: Params,
    options?: CallOptions,
  ): Promise<DetailedExploreResult<Params>>;
}

export function extendHeadwater(operations: HeadwaterCalls, transport: Transport): Headwater {
  return {
    ...operations,
    async testConnection(connectionId, { onStage, ...options } = {}) {
      if (onStage === undefined) return await operations.testConnection(connectionId, options);
      const operation = OPERATIONS.testConnectionInStages;
      const request = { operation, path: { connectionId }, isSlow: true, ...options };
      return await runStagedTest((isLast) => transport.lines(request, isLast), onStage);
    },
    async testDraft(draft, { onStage, ...options } = {}) {
      if (onStage === undefined) return await operations.testDraft(draft, options);
      const request = { operation: OPERATIONS.testDraftInStages, body: draft, isSlow: true, ...options };
      return await runStagedTest((isLast) => transport.lines(request, isLast), onStage);
    },
    async exploreConnection<const Params extends DetailedExploreParams>(
      connectionId: string,
      params: Params,
      options?: CallOptions,
    ) {
      const found = await operations.exploreConnection(connectionId, params, options);
      return found as DetailedExploreResult<Params>;
    },
  };
}
