import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { listEntities } from '../entities/list-entities.ts';
import { SOURCE_CONNECTION } from './source-connection-entity.ts';

export const listSourceConnections: Handler<'listSourceConnections'> = async (
  { query, scope },
  { store },
) => {
  return ok(await listEntities(SOURCE_CONNECTION, query, { store, scope }));
};
