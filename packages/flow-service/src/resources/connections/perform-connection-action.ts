import { type ConnectionRow, openAuth } from '@headwater/flow-store';

import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { checkAuth, toClaim } from '../../source-access/check-auth.ts';
import { requireChangeable, saveChange } from './change-connection.ts';

const PROVIDER_OPERATIONS: ReadonlySet<string> = new Set(['finalize', 'finalize_update']);

/** The state that each action requires, and the state that it leads to. */
const TRANSITIONS: ReadonlyMap<string, { from: ConnectionRow['state']; to: ConnectionRow['state'] }> =
  new Map([
    ['publish', { from: 'draft', to: 'enabled' }],
    ['enable', { from: 'disabled', to: 'enabled' }],
    ['disable', { from: 'enabled', to: 'disabled' }],
  ]);

/** Publishing turns a complete draft into an ordinary connection. A disabled connection keeps its content. */
export const performConnectionAction: Handler<'performConnectionAction'> = async (call, services) => {
  const { path, query, headers, scope } = call;
  const { store, sealer, sources } = services;
  const { op, subOp = [] } = query;
  const operation = op.toLowerCase().replaceAll('-', '_');
  if (PROVIDER_OPERATIONS.has(operation)) throw problem('FLOW-1402-400', { op });
  const transition = TRANSITIONS.get(operation);
  if (transition === undefined)
    throw problem('FLOW-1434-400', {
      op,
      known: 'the actions on a connection are publish, enable and disable',
    });
  if (subOp.includes('PROGRESS') && subOp.length > 1) throw problem('FLOW-1406-400');

  const row = await requireChangeable(store, scope, { id: path.connectionId, ifMatch: headers['If-Match'] });
  if (row.state !== transition.from)
    throw problem('FLOW-1422-400', { op, state: row.state, kind: 'connection' });
  if (operation === 'publish')
    await checkAuth({ ...toClaim(row, openAuth(row, scope, sealer)), isDraft: false }, sources);
  const changed = { ...row, state: transition.to };
  return ok(await saveChange({ before: row, changed, operation: 'performConnectionAction' }, call, services));
};
