import type { Handler } from '../../gateway/handler.ts';
import { deleteEntity } from '../entities/change-entity.ts';
import { SOURCE_CONNECTION } from './source-connection-entity.ts';

export const deleteSourceConnection: Handler<'deleteSourceConnection'> = async (call, tools) => {
  const deletion = { id: call.path.sourceConnectionId, operation: 'deleteSourceConnection' };
  return await deleteEntity(SOURCE_CONNECTION, deletion, { call, tools });
};
