import type {
  ConfigPage,
  Connection,
  ConnectionSearchRequest,
  CreateConnectionRequest,
  EntityReference,
  ExploreEntry,
  ExploreResponse,
  ExploreStructure,
  PatchInstruction,
  TestConnectionResponse,
} from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import { type PagePromise, paged } from '../http/paging.ts';
import { path } from '../http/path.ts';
import type { Transport } from '../http/transport.ts';
import { FLOW_SERVICE } from './base-paths.ts';
import type { Loose, QueryOf } from './query-of.ts';

export type ConnectionFilter = Pick<QueryOf<'listConnections'>, 'property'>;
export type ConnectionQuery = Omit<QueryOf<'listConnections'>, 'count'>;
export type ConnectionSearch = Omit<Loose<ConnectionSearchRequest>, 'count'>;
export type ExploreParams = QueryOf<'exploreConnection'>;

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
  list(query?: ConnectionQuery, options?: CallOptions): PagePromise<Connection>;
  /** How many connections match. */
  count(filter?: ConnectionFilter, options?: CallOptions): Promise<number>;
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
  /** Makes a disabled connection usable again. */
  enable(id: string, options?: PublishOptions): Promise<EntityReference>;
  /** Keeps a connection, but out of use. */
  disable(id: string, options?: PublishOptions): Promise<EntityReference>;
}

/** What writes answer with. */
const REFERENCE = ['id', 'etag'];

const COLLECTION = `${FLOW_SERVICE}/connections`;

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: to be split
export function createConnections({ json, item, nothing }: Transport): Connections {
  async function act(op: string, id: string, options?: PublishOptions): Promise<EntityReference> {
    return await json({ method: 'POST', path: `${pathOf(id)}/action`, query: { op }, ...options });
  }

  return {
    list(query, options) {
      return paged<Connection>(
        (page) => json({ method: 'GET', path: COLLECTION, query: page, list: 'items', ...options }),
        query,
      );
    },
    async count({ property } = {}, options) {
      const query = { property, count: true };
      const answer = await json<{ count: number }>({
        method: 'GET',
        path: COLLECTION,
        query,
        expects: ['count'],
        ...options,
      });
      return answer.count;
    },
    search(criteria, options) {
      return paged<Connection>(
        (page) =>
          json({
            method: 'POST',
            path: `${COLLECTION}/search`,
            query: page,
            body: criteria,
            list: 'items',
            ...options,
          }),
        {},
      );
    },
    async create(body, { mode, ...options } = {}) {
      return await json({
        method: 'POST',
        path: COLLECTION,
        query: { mode },
        body,
        expects: REFERENCE,
        ...options,
      });
    },
    async retrieve(id, options) {
      return await item({ method: 'GET', path: pathOf(id), ...options });
    },
    async patch(id, instructions, options) {
      return await json({
        method: 'PATCH',
        path: pathOf(id),
        body: instructions,
        expects: REFERENCE,
        ...options,
      });
    },
    async delete(id, options) {
      await nothing({ method: 'DELETE', path: pathOf(id), ...options });
    },
    async test(id, options) {
      return await json({
        method: 'GET',
        path: `${pathOf(id)}/test`,
        expects: ['result'],
        isSlow: true,
        ...options,
      });
    },
    async explore(id, params, options) {
      const path = `${pathOf(id)}/explore`;
      return await json({ method: 'GET', path, query: params, isSlow: true, ...options });
    },
    async configs(id, options) {
      return await json({ method: 'GET', path: `${pathOf(id)}/configs`, ...options });
    },
    async publish(id, options) {
      return await act('publish', id, options);
    },
    async enable(id, options) {
      return await act('enable', id, options);
    },
    async disable(id, options) {
      return await act('disable', id, options);
    },
  };
}

function pathOf(id: string): string {
  return `${COLLECTION}${path`/${id}`}`;
}
