import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { readInstructions } from '../entities/read-instructions.ts';
import { requireChangeable, saveChange } from './change-connection.ts';
import { patchRow } from './patch-row.ts';
import { PATCHABLE_CONNECTION } from './patchable-connection.ts';

/** Either all instructions apply or none. */
export const patchConnection: Handler<'patchConnection'> = async (call, services) => {
  const { path, headers, body, scope } = call;
  const row = await requireChangeable(services.store, scope, {
    id: path.connectionId,
    ifMatch: headers['If-Match'],
  });
  const changed = await patchRow(row, readInstructions(body, PATCHABLE_CONNECTION), {
    scope,
    tools: services,
  });
  return ok(await saveChange({ before: row, changed, operation: 'patchConnection' }, call, services));
};
