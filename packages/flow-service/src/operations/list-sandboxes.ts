import type { SandboxOperations } from '@headwater/models';
import { roleIn } from '../access/grant.ts';
import { ok } from '../http/reply.ts';
import type { OrganisationHandler } from '../http/route.ts';
import { toSandbox } from '../sandboxes/sandbox-view.ts';

/** Those in which the client has a role. */
export const listSandboxes: OrganisationHandler<SandboxOperations['listSandboxes']> = async (
  { caller },
  { store },
) => {
  const rows = await store.listSandboxes(caller.imsOrgId);
  const sandboxes = rows.filter(({ name }) => roleIn(caller.grants, name) !== undefined).map(toSandbox);
  return ok({ sandboxes, _page: { limit: sandboxes.length, count: sandboxes.length }, _links: {} });
};
