import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { listEntities } from '../entities/list-entities.ts';
import { FLOW } from './flow-entity.ts';

export const listFlows: Handler<'listFlows'> = async ({ query, scope }, { store }) => {
  return ok(await listEntities(FLOW, query, { store, scope }));
};
