import type { FlowServiceOperations as Types } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import type { ConnectionSpecs as ConnectionSpecOperations } from '../generated/connection-specs.ts';
import type { QueryOf } from '../http/operation-types.ts';
import type { ExploreResult } from './connections.ts';

export type ConnectionSpecFilter = QueryOf<Types['listConnectionSpecs']>;
export type ConnectionSpecConfigQuery = QueryOf<Types['listConnectionSpecConfigs']>;
export type ConnectionSpecExploreParams = QueryOf<Types['exploreConnectionSpec']>;

/** The registry of sources, with the authentication methods and parameters each one takes. */
export interface ConnectionSpecs extends Omit<ConnectionSpecOperations, 'explore'> {
  /** Explores a source that needs no connection, which is the Data Landing Zone alone. */
  explore<const Params extends ConnectionSpecExploreParams>(
    connectionSpecId: string,
    params: Params,
    options?: CallOptions,
  ): Promise<ExploreResult<Params>>;
}

export function extendConnectionSpecs(operations: ConnectionSpecOperations): ConnectionSpecs {
  return {
    ...operations,
    async explore<const Params extends ConnectionSpecExploreParams>(
      connectionSpecId: string,
      params: Params,
      options?: CallOptions,
    ) {
      return (await operations.explore(connectionSpecId, params, options)) as ExploreResult<Params>;
    },
  };
}
