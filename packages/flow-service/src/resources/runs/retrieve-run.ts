import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireEntity } from '../entities/change-entity.ts';
import { RUN } from './run-entity.ts';

export const retrieveRun: Handler<'retrieveRun'> = async ({ path: { runId }, scope }, { store }) => {
  return ok({ items: [RUN.toItem(await requireEntity(RUN, runId, { store, scope }), scope)] });
};
