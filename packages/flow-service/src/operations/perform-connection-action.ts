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
> = async (call, services) => {
  const { path, query, headers, scope } = call;
  const { store, sealer, sources } = services;
  const { op, subOp = [] } = query;
  const operation = op.toLowerCase().replaceAll('-', '_');
  if (PROVIDER_OPERATIONS.has(operation)) throw problem('FLOW-1402-400', op);
  if (operation !== 'publish') throw problem('FLOW-1434-400', op, 'the action on a connection is publish');
  if (subOp.includes('PROGRESS') && subOp.length > 1) throw problem('FLOW-1406-400');

  const row = await requireChangeable(store, scope, { id: path.connectionId, ifMatch: headers['If-Match'] });
  if (row.state !== 'draft') throw problem('FLOW-1422-400', op, row.state);
  await checkAuth({ ...toClaim(row, openAuth(row, scope, sealer)), isDraft: false }, sources);
  const changed = { ...row, state: 'enabled' } as const;
  return ok(await saveChange({ before: row, changed, operation: 'performConnectionAction' }, call, services));
};
