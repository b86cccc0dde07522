import type { CreateSourceConnectionRequest } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireEntity, requireVersion, saveEntity } from '../entities/change-entity.ts';
import { applyPatch } from '../entities/json-patch.ts';
import { PATCHABLE_ENDS } from '../entities/patchable-ends.ts';
import { readCreatable } from '../entities/read-creatable.ts';
import { readInstructions } from '../entities/read-instructions.ts';
import { checkSourceConnection } from './check-source-connection.ts';
import { SOURCE_CONNECTION } from './source-connection-entity.ts';

/** Flows keep what they were created with; a change here does not reach them. */
export const patchSourceConnection: Handler<'patchSourceConnection'> = async (call, services) => {
  const { path, headers, scope } = call;
  const before = await requireEntity(SOURCE_CONNECTION, path.sourceConnectionId, {
    store: services.store,
    scope,
  });
  requireVersion(SOURCE_CONNECTION, before, headers['If-Match']);
  const isDraft = before.state === 'draft';
  const instructions = readInstructions(call.body, PATCHABLE_ENDS[isDraft ? 'draft' : 'published']);
  const { name, description, connectionSpec, baseConnectionId, data, params, ...fixed } = before;
  const document = { name, description, connectionSpec, baseConnectionId, data, params };
  const body = readCreatable<CreateSourceConnectionRequest>(
    applyPatch(JSON.parse(JSON.stringify(document)), instructions),
    { noun: SOURCE_CONNECTION.noun, operationId: 'createSourceConnection' },
    services.validators,
  );
  const changed = { ...fixed, ...(await checkSourceConnection(body, { scope, isDraft, services })) };
  const change = { before, changed, operation: 'patchSourceConnection' };
  return ok(await saveEntity(SOURCE_CONNECTION, change, { call, tools: services }));
};
