import type { SandboxOperations } from '@headwater/models';
import { ok } from '../http/reply.ts';
import type { OrganisationHandler } from '../http/route.ts';
import { toSandbox } from '../sandboxes/sandbox-view.ts';

/** A client may use every sandbox of its organisation, so those visible to it are all there are. */
export const listSandboxes: OrganisationHandler<SandboxOperations['listSandboxes']> = async (
  { caller },
  { store },
) => {
  const sandboxes = (await store.listSandboxes(caller.imsOrgId)).map(toSandbox);
  return ok({ sandboxes, _page: { limit: sandboxes.length, count: sandboxes.length }, _links: {} });
};
