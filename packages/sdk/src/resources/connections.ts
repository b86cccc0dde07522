import type {
  ConfigPage,
  Connection,
  ConnectionSearchRequest,
  CreateConnectionRequest,
  EntityReference,
  ExploreEntry,
  ExploreResponse,
  ExploreStructure,
  FlowServiceOperations,
  PatchInstruction,
  TestConnectionResponse,
} from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import type { PagePromise } from '../http/paging.ts';

type QueryOf<Operation extends keyof FlowServiceOperations> = NonNullable<
  FlowServiceOperations[Operation]['parameters']['query']
>;
type AllowUndefined<Shape> = { [Key in keyof Shape]: Shape[Key] | undefined };

export type ConnectionFilter = AllowUndefined<Pick<QueryOf<'listConnections'>, 'property'>>;
export type ConnectionQuery = AllowUndefined<Omit<QueryOf<'listConnections'>, 'count'>>;
export type ConnectionSearch = AllowUndefined<Omit<ConnectionSearchRequest, 'count'>>;
export type ExploreParams = AllowUndefined<QueryOf<'exploreConnection'>>;

/** Roots and folders answer entries; files and tables a structure. */
export type ExploreResult<Params extends ExploreParams> = Params extends { objectType: 'root' | 'folder' }
  ? ExploreEntry[]
  : Params extends { objectType: 'file' | 'table' }
    ? ExploreStructure
    : ExploreResponse;

export interface CreateConnectionOptions extends CallOptions {
  /** A draft may be incomplete until it is published. */
  mode?: 'draft' | undefined;
}

export interface ChangeOptions extends CallOptions {
  /** The etag last seen, with its double quotes; the change fails with 412 when it is no longer current. */
  etag: string;
}

export interface PublishOptions extends CallOptions {
  /** Checked when given. */
  etag?: string | undefined;
}

/** Base connections: each holds the credentials for one account of one source. */
export interface Connections {
  list(query?: ConnectionQuery & CallOptions): PagePromise<Connection>;
  /** How many connections match. */
  count(filter?: ConnectionFilter & CallOptions): Promise<number>;
  /** Like `list`, with the criteria in the body. */
  search(criteria: ConnectionSearch, options?: CallOptions): PagePromise<Connection>;
  create(body: CreateConnectionRequest, options?: CreateConnectionOptions): Promise<EntityReference>;
  /** @throws ApiError of status 404 when there is none. */
  retrieve(id: string, options?: CallOptions): Promise<Connection>;
  /** Applies the instructions in order, or none of them. */
  patch(
    id: string,
    instructions: readonly PatchInstruction[],
    options: ChangeOptions,
  ): Promise<EntityReference>;
  delete(id: string, options?: CallOptions): Promise<void>;
  /** Tries the stored credentials against the source now. */
  test(id: string, options?: CallOptions): Promise<TestConnectionResponse>;
  /** What the source holds: entries of a root or folder, or the structure of a file or table. */
  explore<const Params extends ExploreParams>(
    id: string,
    params: Params,
    options?: CallOptions,
  ): Promise<ExploreResult<Params>>;
  /** Option values the source's provider offers for this connection. */
  configs(id: string, options?: CallOptions): Promise<ConfigPage>;
  /** Makes a draft live. */
  publish(id: string, options?: PublishOptions): Promise<EntityReference>;
}
