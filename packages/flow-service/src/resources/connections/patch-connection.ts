import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireChangeable, saveChange } from './change-connection.ts';
import { patchRow } from './patch-row.ts';
import { readInstructions } from './read-instructions.ts';

/** Either all instructions apply or none. */
export const patchConnection: Handler<'patchConnection'> = async (call, services) => {
  const { path, headers, body, scope } = call;
  const row = await requireChangeable(services.store, scope, {
    id: path.connectionId,
    ifMatch: headers['If-Match'],
  });
  const changed = await patchRow(row, readInstructions(body), { scope, tools: services });
  return ok(await saveChange({ before: row, changed, operation: 'patchConnection' }, call, services));
};
