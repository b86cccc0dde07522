import {
  type ConfigPage,
  type ConfigParams,
  FLOW_SERVICE_OPERATIONS as OPERATIONS,
  type FlowServiceOperations as Types,
} from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import type { ConnectionSpecs as ConnectionSpecOperations } from '../generated/connection-specs.ts';
import type { QueryOf } from '../http/operation-types.ts';
import type { Transport } from '../http/transport.ts';
import type { ExploreResult } from './connections.ts';

export type ConnectionSpecFilter = QueryOf<Types['listConnectionSpecs']>;
export type ConnectionSpecConfigQuery = Omit<QueryOf<Types['listConnectionSpecConfigs']>, 'authType'>;
export type ConnectionSpecExploreParams = QueryOf<Types['exploreConnectionSpec']>;

/** The registry of sources, with the authentication methods and parameters each one takes. */
export interface ConnectionSpecs extends Omit<ConnectionSpecOperations, 'configs' | 'explore'> {
  /** Explores a source that needs no connection. Only the Data Landing Zone qualifies. */
  explore<const Params extends ConnectionSpecExploreParams>(
    connectionSpecId: string,
    params: Params,
    options?: CallOptions,
  ): Promise<ExploreResult<Params>>;
  /**
   * Lists the objects that can be configured without a connection. The next page begins at `start` plus the number of
   * items.
   */
  configs(
    connectionSpecId: string,
    query?: ConnectionSpecConfigQuery,
    options?: CallOptions,
  ): Promise<ConfigPage>;
  /**
   * Returns the platform's configuration for an authentication type, such as the IAM role that a bucket policy must
   * trust.
   * @param authType Type of an entry of the spec's `authSpec`, for example `IamBasedAuthentication`.
   */
  configParams(connectionSpecId: string, authType: string, options?: CallOptions): Promise<ConfigParams>;
}

export function extendConnectionSpecs(
  operations: ConnectionSpecOperations,
  { json }: Transport,
): ConnectionSpecs {
  const operation = OPERATIONS.listConnectionSpecConfigs;
  return {
    ...operations,
    async explore<const Params extends ConnectionSpecExploreParams>(
      connectionSpecId: string,
      params: Params,
      options?: CallOptions,
    ) {
      return (await operations.explore(connectionSpecId, params, options)) as ExploreResult<Params>;
    },
    async configs(connectionSpecId, query, options) {
      return await json({ operation, path: { connectionSpecId }, query, list: 'items', ...options });
    },
    async configParams(connectionSpecId, authType, options) {
      const query = { authType };
      return await json({
        operation,
        path: { connectionSpecId },
        query,
        expects: ['configParams'],
        ...options,
      });
    },
  };
}
