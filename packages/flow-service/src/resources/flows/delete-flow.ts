import type { Handler } from '../../gateway/handler.ts';
import { deleteEntity } from '../entities/change-entity.ts';
import { FLOW } from './flow-entity.ts';

/** Leaves the source and target connection of the flow. */
export const deleteFlow: Handler<'deleteFlow'> = async (call, tools) => {
  return await deleteEntity(FLOW, { id: call.path.flowId, operation: 'deleteFlow' }, { call, tools });
};
