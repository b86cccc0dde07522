import { roleIn } from '@headwater/flow-store';
import type { Sandbox, SandboxPage } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { SANDBOX_MANAGEMENT_PATH } from '../../http/paths.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { toSandbox } from './sandbox-view.ts';

const DEFAULT_LIMIT = 50;

/** Lists the sandboxes in which the client has a role, in pages. */
export const listSandboxes: Handler<'listSandboxes' | 'listVisibleSandboxes'> = async (
  { caller, query },
  { store },
) => {
  const { limit, offset } = query;
  if ((limit === undefined) !== (offset === undefined)) {
    throw problem('CONNECTOR-1359-400', { name: limit === undefined ? 'limit' : 'offset' });
  }
  const rows = await store.sandboxes.list(caller.imsOrgId);
  const sandboxes = rows.filter(({ name }) => roleIn(caller.grants, name) !== undefined).map(toSandbox);
  return ok(pageOf(sandboxes, { limit: limit ?? DEFAULT_LIMIT, offset: offset ?? 0 }));
};

function pageOf(
  sandboxes: readonly Sandbox[],
  { limit, offset }: { limit: number; offset: number },
): SandboxPage {
  const page = sandboxes.slice(offset, offset + limit);
  const end = offset + limit;
  const href = `${SANDBOX_MANAGEMENT_PATH}/?limit=${limit}&offset=${end}`;
  return {
    sandboxes: page,
    _page: { limit, count: page.length },
    _links: end < sandboxes.length ? { next: { href } } : {},
  };
}
