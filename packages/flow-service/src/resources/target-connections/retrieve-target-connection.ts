import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireEntity } from '../entities/change-entity.ts';
import { TARGET_CONNECTION } from './target-connection-entity.ts';

export const retrieveTargetConnection: Handler<'retrieveTargetConnection'> = async (
  { path: { targetConnectionId }, scope },
  { store },
) => {
  const row = await requireEntity(TARGET_CONNECTION, targetConnectionId, { store, scope });
  return ok({ items: [TARGET_CONNECTION.toItem(row, scope)] });
};
