import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { searchEntities } from '../entities/list-entities.ts';
import { FLOW } from './flow-entity.ts';

export const searchFlows: Handler<'searchFlows'> = async (
  { query: { continuationToken }, body: { queryString, orderby, limit, count }, scope },
  { store },
) => {
  const request = { queryString, orderby, limit, count, continuationToken };
  return ok(await searchEntities(FLOW, request, { store, scope }));
};
