import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { listEntities } from '../entities/list-entities.ts';
import { TARGET_CONNECTION } from './target-connection-entity.ts';

export const listTargetConnections: Handler<'listTargetConnections'> = async (
  { query, scope },
  { store },
) => {
  return ok(await listEntities(TARGET_CONNECTION, query, { store, scope }));
};
