import type { Sandbox, SandboxPage } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import { type PagePromise, paged } from '../http/paging.ts';
import { path } from '../http/path.ts';
import type { Transport } from '../http/transport.ts';
import { SANDBOX_MANAGEMENT } from './base-paths.ts';

/** The sandboxes of the organisation. */
export interface Sandboxes {
  /** Those the caller may use, all on one page. */
  list(options?: CallOptions): PagePromise<Sandbox>;
  /** @throws ApiError of status 404 when there is none. */
  retrieve(name: string, options?: CallOptions): Promise<Sandbox>;
}

export function createSandboxes({ json }: Transport): Sandboxes {
  return {
    list(options) {
      return paged(async () => {
        const answer = await json<SandboxPage>({ method: 'GET', path: `${SANDBOX_MANAGEMENT}/`, ...options });
        return { items: answer.sandboxes };
      });
    },
    async retrieve(name, options) {
      return await json({
        method: 'GET',
        path: `${SANDBOX_MANAGEMENT}${path`/sandboxes/${name}`}`,
        ...options,
      });
    },
  };
}
