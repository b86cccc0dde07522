import {
  type Connection,
  type ConnectionSearchRequest,
  type EntityReference,
  type ExploreEntry,
  type ExploreResponse,
  type ExploreStructure,
  FLOW_SERVICE_OPERATIONS as OPERATIONS,
  type PatchInstruction,
  type FlowServiceOperations as Types,
} from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import type { Connections as ConnectionOperations } from '../generated/connections.ts';
import type { Loose, QueryOf } from '../http/operation-types.ts';
import type { PagePromise } from '../http/paging.ts';
import type { Transport } from '../http/transport.ts';

export type ConnectionFilter = Pick<QueryOf<Types['listConnections']>, 'property'>;
export type ConnectionQuery = Omit<QueryOf<Types['listConnections']>, 'count'>;
export type ConnectionSearch = Omit<Loose<ConnectionSearchRequest>, 'count'>;
export type ExploreParams = QueryOf<Types['exploreConnection']>;

/** Roots and folders return entries; files and tables return a structure. */
export type ExploreResult<Params extends ExploreParams> = Params extends { objectType: 'root' | 'folder' }
  ? ExploreEntry[]
  : Params extends { objectType: 'file' | 'table' }
    ? ExploreStructure
    : ExploreResponse;

export type CreateConnectionOptions = CallOptions & QueryOf<Types['createConnection']>;

export interface ChangeOptions extends CallOptions {
  /** The most recent etag, including its double quotes. The change fails with 412 if it is no longer current. */
  etag: string;
}

export interface PublishOptions extends CallOptions {
  /** Checked if present. */
  etag?: string | undefined;
}

/** Base connections. Each one stores the credentials for one account of one source. */
export interface Connections
  extends Omit<ConnectionOperations, 'explore' | 'list' | 'patch' | 'performAction' | 'search'> {
  /** Lists the connections of the sandbox, newest first. */
  list(query?: ConnectionQuery, options?: CallOptions): PagePromise<Connection>;
  /** Counts the matching connections. */
  count(filter?: ConnectionFilter, options?: CallOptions): Promise<number>;
  /** Like `list`, with the criteria in the body. */
  search(
    criteria: ConnectionSearch,
    options?: CallOptions & QueryOf<Types['searchConnections']>,
  ): PagePromise<Connection>;
  /** Applies all instructions in order, or none of them. */
  patch(
    connectionId: string,
    instructions: readonly PatchInstruction[],
    options: ChangeOptions,
  ): Promise<EntityReference>;
  /** Lists the contents of a root or folder of the source, or describes a file or table. */
  explore<const Params extends ExploreParams>(
    connectionId: string,
    params: Params,
    options?: CallOptions,
  ): Promise<ExploreResult<Params>>;
  /** Publishes a draft. */
  publish(connectionId: string, options?: PublishOptions): Promise<EntityReference>;
  /** Enables a disabled connection. */
  enable(connectionId: string, options?: PublishOptions): Promise<EntityReference>;
  /** Disables a connection without deleting it. */
  disable(connectionId: string, options?: PublishOptions): Promise<EntityReference>;
}

export function extendConnections(
  { performAction, ...operations }: ConnectionOperations,
  { json }: Transport,
): Connections {
  const act = (op: string) => async (connectionId: string, options?: PublishOptions) =>
    await performAction(connectionId, undefined, { op, ...options });
  return {
    ...operations,
    async count({ property } = {}, options) {
      const query = { property, count: true };
      const { count } = await json<{ count: number }, typeof OPERATIONS.listConnections>({
        operation: OPERATIONS.listConnections,
        query,
        expects: ['count'],
        ...options,
      });
      return count;
    },
    async explore<const Params extends ExploreParams>(
      connectionId: string,
      params: Params,
      options?: CallOptions,
    ) {
      return (await operations.explore(connectionId, params, options)) as ExploreResult<Params>;
    },
    publish: act('publish'),
    enable: act('enable'),
    disable: act('disable'),
  };
}
