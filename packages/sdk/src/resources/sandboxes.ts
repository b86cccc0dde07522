import type { Sandbox, SandboxPage } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import { type PagePromise, paged } from '../http/paging.ts';
import { path } from '../http/path.ts';
import type { Query } from '../http/query.ts';
import type { Transport } from '../http/transport.ts';
import { SANDBOX_MANAGEMENT } from './base-paths.ts';

/** The sandboxes of the organization. */
export interface Sandboxes {
  /** The sandboxes available to the caller; every user may list them. */
  list(options?: CallOptions): PagePromise<Sandbox>;
  /**
   * One sandbox; the platform answers only credentials with the right Sandbox Administration.
   * @throws ApiError of status 404 when there is none, 403 without the right.
   */
  retrieve(name: string, options?: CallOptions): Promise<Sandbox>;
}

/** The default of the API, which takes a limit only together with an offset. */
const PAGE_SIZE = 50;

export function createSandboxes({ json }: Transport): Sandboxes {
  return {
    list(options) {
      return paged<Sandbox>(
        async (query) => {
          const answer = await json<SandboxPage>({
            method: 'GET',
            path: `${SANDBOX_MANAGEMENT}/`,
            query,
            list: 'sandboxes',
            ...options,
          });
          return { items: answer.sandboxes, _links: { next: nextOf(query, answer) ?? null } };
        },
        { limit: PAGE_SIZE, offset: 0 },
      );
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

/** Not every documented answer has a link to the next page; a full page without one is followed by its offset. */
function nextOf(query: Query, { sandboxes, _links }: SandboxPage): { href: string } | undefined {
  if (_links?.next) return _links.next;
  if ((sandboxes ?? []).length < PAGE_SIZE) return undefined;
  return { href: `?limit=${PAGE_SIZE}&offset=${Number(query.offset) + PAGE_SIZE}` };
}
