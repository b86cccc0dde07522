import type { ConnectionSpec } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import type { PagePromise } from '../http/paging.ts';
import type { ConnectionFilter } from './connections.ts';

/** The registry of sources, with the authentication methods and parameters each one takes. */
export interface ConnectionSpecs {
  list(filter?: ConnectionFilter & CallOptions): PagePromise<ConnectionSpec>;
  /** @throws ApiError of status 404 when there is none. */
  retrieve(id: string, options?: CallOptions): Promise<ConnectionSpec>;
}
