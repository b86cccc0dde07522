import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireEntity } from '../entities/change-entity.ts';
import { FLOW } from './flow-entity.ts';

export const retrieveFlow: Handler<'retrieveFlow'> = async ({ path: { flowId }, scope }, { store }) => {
  return ok({ items: [FLOW.toItem(await requireEntity(FLOW, flowId, { store, scope }), scope)] });
};
