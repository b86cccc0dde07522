import type { Handler } from '../../gateway/handler.ts';
import { deleteEntity } from '../entities/change-entity.ts';
import { TARGET_CONNECTION } from './target-connection-entity.ts';

export const deleteTargetConnection: Handler<'deleteTargetConnection'> = async (call, tools) => {
  const deletion = { id: call.path.targetConnectionId, operation: 'deleteTargetConnection' };
  return await deleteEntity(TARGET_CONNECTION, deletion, { call, tools });
};
