import type { Sandbox } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import type { PagePromise } from '../http/paging.ts';

/** The sandboxes of the organisation. */
export interface Sandboxes {
  /** Those the caller may use. */
  list(options?: CallOptions): PagePromise<Sandbox>;
  /** @throws ApiError of status 404 when there is none. */
  retrieve(name: string, options?: CallOptions): Promise<Sandbox>;
}
