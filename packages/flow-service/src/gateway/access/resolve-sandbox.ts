import type { Caller, SandboxScope } from '@headwater/flow-store';
import { problem } from '../../problems/service-problem.ts';
import type { SandboxLookup } from './sandbox-lookup.ts';

/** Operations that a service token may call across all sandboxes. */
const CROSS_SANDBOX_OPERATIONS: ReadonlySet<string> = new Set(['listConnections', 'searchConnections']);
const EVERY = '*';

/** Returns the sandbox that a request names, or the default one. */
export async function resolveSandbox(
  headers: Headers,
  { caller, operationId, sandboxes }: { caller: Caller; operationId: string; sandboxes: SandboxLookup },
): Promise<SandboxScope> {
  const name = headers.get('x-sandbox-name') || undefined;
  refuseServiceHeaders({ name, id: headers.get('x-sandbox-id') || undefined, operationId });
  const { imsOrgId } = caller;
  const row =
    name === undefined ? await sandboxes.findDefault(imsOrgId) : await sandboxes.find(imsOrgId, name);
  if (row === undefined) {
    throw name === undefined ? problem('FLOW-2106-404') : problem('FLOW-2100-404', { name });
  }
  return { imsOrgId, sandboxName: row.name, sandboxId: row.id };
}

/** `x-sandbox-id`, and `*` for all sandboxes, require a service token; this service issues only user tokens. */
function refuseServiceHeaders(headers: {
  name: string | undefined;
  id: string | undefined;
  operationId: string;
}): void {
  const { name, id, operationId } = headers;
  if (name !== EVERY && id === undefined) return;
  if (name !== EVERY && id !== EVERY) throw problem('FLOW-2110-400');
  if (id !== undefined && name !== id) throw problem('FLOW-2112-400');
  throw CROSS_SANDBOX_OPERATIONS.has(operationId) ? problem('FLOW-2111-403') : problem('FLOW-2113-400');
}
