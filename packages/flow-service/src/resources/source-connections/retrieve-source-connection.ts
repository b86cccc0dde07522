import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireEntity } from '../entities/change-entity.ts';
import { SOURCE_CONNECTION } from './source-connection-entity.ts';

export const retrieveSourceConnection: Handler<'retrieveSourceConnection'> = async (
  { path: { sourceConnectionId }, scope },
  { store },
) => {
  const row = await requireEntity(SOURCE_CONNECTION, sourceConnectionId, { store, scope });
  return ok({ items: [SOURCE_CONNECTION.toItem(row, scope)] });
};
