import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { listEntities } from '../entities/list-entities.ts';
import { RUN } from './run-entity.ts';

export const listRuns: Handler<'listRuns'> = async ({ query, scope }, { store }) => {
  return ok(await listEntities(RUN, query, { store, scope }));
};
