import type { CreateTargetConnectionRequest } from '@headwater/models';
import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireEntity, requireVersion, saveEntity } from '../entities/change-entity.ts';
import { applyPatch } from '../entities/json-patch.ts';
import { PATCHABLE_ENDS } from '../entities/patchable-ends.ts';
import { readCreatable } from '../entities/read-creatable.ts';
import { readInstructions } from '../entities/read-instructions.ts';
import { checkTargetConnection } from './check-target-connection.ts';
import { TARGET_CONNECTION } from './target-connection-entity.ts';

/** Flows keep what they were created with; a change here does not reach them. */
export const patchTargetConnection: Handler<'patchTargetConnection'> = async (call, services) => {
  const { path, headers, scope } = call;
  const before = await requireEntity(TARGET_CONNECTION, path.targetConnectionId, {
    store: services.store,
    scope,
  });
  requireVersion(TARGET_CONNECTION, before, headers['If-Match']);
  const isDraft = before.state === 'draft';
  const instructions = readInstructions(call.body, PATCHABLE_ENDS[isDraft ? 'draft' : 'published']);
  const { name, description, connectionSpec, baseConnectionId, data, params, ...fixed } = before;
  const document = { name, description, connectionSpec, baseConnectionId, data, params };
  const body = readCreatable<CreateTargetConnectionRequest>(
    applyPatch(JSON.parse(JSON.stringify(document)), instructions),
    { noun: TARGET_CONNECTION.noun, operationId: 'createTargetConnection' },
    services.validators,
  );
  const changed = { ...fixed, ...checkTargetConnection(body, { isDraft }) };
  const change = { before, changed, operation: 'patchTargetConnection' };
  return ok(await saveEntity(TARGET_CONNECTION, change, { call, tools: services }));
};
