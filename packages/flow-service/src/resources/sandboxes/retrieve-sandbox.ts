import { roleIn } from '@headwater/flow-store';

import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { toSandbox } from './sandbox-view.ts';

export const retrieveSandbox: Handler<'retrieveSandbox'> = async (
  { path: { sandboxName }, caller },
  { sandboxes },
) => {
  const row = await sandboxes.find(caller.imsOrgId, sandboxName);
  if (row === undefined || roleIn(caller.grants, sandboxName) === undefined)
    throw problem('FLOW-2100-404', { name: sandboxName });
  return ok(toSandbox(row));
};
