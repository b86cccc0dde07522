import type { Sandbox, SandboxPage } from '@headwater/models';
import type { CallOptions } from '../client-options.ts';
import type { Sandboxes as SandboxOperations } from '../generated/sandboxes.ts';
import { type PagePromise, paged } from '../http/paging.ts';
import type { Query } from '../http/query.ts';

/** The sandboxes of the organization. */
export interface Sandboxes extends Omit<SandboxOperations, 'list' | 'listAll'> {
  /** Lists the sandboxes available to the caller. Open to every user. */
  list(options?: CallOptions): PagePromise<Sandbox>;
  /** Lists all sandboxes of the organization. Requires the permission Sandbox Administration. */
  listAll(options?: CallOptions): PagePromise<Sandbox>;
}

/** The default of the API, which accepts a limit only together with an offset. */
const PAGE_SIZE = 50;

export function extendSandboxes(operations: SandboxOperations): Sandboxes {
  return {
    ...operations,
    list: (options) => pagedByOffset((page) => operations.list(page, options)),
    listAll: (options) => pagedByOffset((page) => operations.listAll(page, options)),
  };
}

function pagedByOffset(load: (page: Query) => Promise<SandboxPage>): PagePromise<Sandbox> {
  return paged<Sandbox>(
    async (query) => {
      const answer = await load(query);
      return { items: answer.sandboxes, _links: { next: nextOf(query, answer) ?? null } };
    },
    { limit: PAGE_SIZE, offset: 0 },
  );
}

/**
 * Not every documented response links to the next page. After a full page without a link, the next request uses an
 * offset.
 */
function nextOf(query: Query, { sandboxes, _links }: SandboxPage): { href: string } | undefined {
  if (_links?.next) return _links.next;
  if ((sandboxes ?? []).length < PAGE_SIZE) return undefined;
  return { href: `?limit=${PAGE_SIZE}&offset=${Number(query.offset) + PAGE_SIZE}` };
}
