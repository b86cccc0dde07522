import type { FlowServiceOperations } from '@headwater/models';
import { requireChangeable, saveChange } from '../connections/change-connection.ts';
import { checkAuth, toClaim } from '../connections/check-auth.ts';
import { openAuth } from '../connections/stored-auth.ts';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';
import { problem } from '../problems/service-problem.ts';

const PROVIDER_OPERATIONS: ReadonlySet<string> = new Set(['finalize', 'finalize_update']);

/** Publishing makes a draft a connection like any other, once it is complete. */
export const performConnectionAction: SandboxHandler<
  FlowServiceOperations['performConnectionAction']
> = async (
  { path: { connectionId: id }, query: { op }, headers, scope, caller },
  { store, sealer, sources, now },
) => {
  const operation = op.toLowerCase().replaceAll('-', '_');
  if (PROVIDER_OPERATIONS.has(operation)) throw problem('FLOW-1402-400', op);
  if (operation !== 'publish') throw problem('FLOW-1434-400', op, 'the action on a connection is publish');

  const row = await requireChangeable(store, scope, { id, ifMatch: headers['If-Match'] });
  if (row.state !== 'draft') throw problem('FLOW-1422-400', op, row.state);
  await checkAuth({ ...toClaim(row, openAuth(row, scope, sealer)), isDraft: false }, sources);
  return ok(await saveChange({ ...row, state: 'enabled' }, { store, scope, caller, now }));
};
