import type { ConfigPage, ConnectionSpec, ConnectionSpecRequest } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import { type PagePromise, paged } from '../http/paging.ts';
import { path } from '../http/path.ts';
import type { Transport } from '../http/transport.ts';
import { FLOW_SERVICE } from './base-paths.ts';
import type { ExploreResult } from './connections.ts';
import type { QueryOf } from './query-of.ts';

export type ConnectionSpecFilter = QueryOf<'listConnectionSpecs'>;
export type ConnectionSpecConfigQuery = QueryOf<'listConnectionSpecConfigs'>;
export type ConnectionSpecExploreParams = QueryOf<'exploreConnectionSpec'>;

/** The registry of sources, with the auth methods and parameters of each source. */
export interface ConnectionSpecs {
  list(filter?: ConnectionSpecFilter, options?: CallOptions): PagePromise<ConnectionSpec>;
  /** @throws ApiError of status 404 when there is none. */
  retrieve(id: string, options?: CallOptions): Promise<ConnectionSpec>;
  /** For providers: the tokens of users may be refused. */
  create(body: ConnectionSpecRequest, options?: CallOptions): Promise<ConnectionSpec>;
  /** Replaces a spec as a whole: what is left out is lost. For providers, as `create`. */
  update(id: string, body: ConnectionSpecRequest, options?: CallOptions): Promise<ConnectionSpec>;
  /** What a source that needs no connection holds, which is the Data Landing Zone alone. */
  explore<const Params extends ConnectionSpecExploreParams>(
    id: string,
    params: Params,
    options?: CallOptions,
  ): Promise<ExploreResult<Params>>;
  /** What may be configured without a connection; the next page begins at `start` plus the number of items. */
  configs(id: string, query?: ConnectionSpecConfigQuery, options?: CallOptions): Promise<ConfigPage>;
}

const COLLECTION = `${FLOW_SERVICE}/connectionSpecs`;

export function createConnectionSpecs({ json, item }: Transport): ConnectionSpecs {
  return {
    list(filter, options) {
      return paged(
        (page) => json({ method: 'GET', path: COLLECTION, query: page, list: 'items', ...options }),
        filter,
      );
    },
    async retrieve(id, options) {
      return await item({ method: 'GET', path: pathOf(id), ...options });
    },
    async create(body, options) {
      return await json({ method: 'POST', path: COLLECTION, body, ...options });
    },
    async update(id, body, options) {
      return await json({ method: 'PUT', path: pathOf(id), body, ...options });
    },
    async explore(id, params, options) {
      const path = `${pathOf(id)}/explore`;
      return await json({ method: 'GET', path, query: params, isSlow: true, ...options });
    },
    async configs(id, query = {}, options) {
      return await json({ method: 'GET', path: `${pathOf(id)}/configs`, query, ...options });
    },
  };
}

function pathOf(id: string): string {
  return `${COLLECTION}${path`/${id}`}`;
}
