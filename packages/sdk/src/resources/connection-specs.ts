import type { ConnectionSpec } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import { type PagePromise, paged } from '../http/paging.ts';
import { path } from '../http/path.ts';
import type { Transport } from '../http/transport.ts';
import { FLOW_SERVICE } from './base-paths.ts';
import type { QueryOf } from './query-of.ts';

export type ConnectionSpecFilter = QueryOf<'listConnectionSpecs'>;

/** The registry of sources, with the authentication methods and parameters each one takes. */
export interface ConnectionSpecs {
  list(filter?: ConnectionSpecFilter & CallOptions): PagePromise<ConnectionSpec>;
  /** @throws ApiError of status 404 when there is none. */
  retrieve(id: string, options?: CallOptions): Promise<ConnectionSpec>;
}

const COLLECTION = `${FLOW_SERVICE}/connectionSpecs`;

export function createConnectionSpecs({ json, item }: Transport): ConnectionSpecs {
  return {
    list({ signal, timeoutMs, ...query } = {}) {
      return paged(
        (page) => json({ method: 'GET', path: COLLECTION, query: page, signal, timeoutMs }),
        query,
      );
    },
    async retrieve(id, options) {
      return await item({ method: 'GET', path: `${COLLECTION}${path`/${id}`}`, ...options });
    },
  };
}
