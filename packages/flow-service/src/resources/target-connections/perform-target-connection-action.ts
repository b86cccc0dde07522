import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireEntity, requireVersion, saveEntity } from '../entities/change-entity.ts';
import { requirePublish } from '../entities/draft-action.ts';
import { checkTargetConnection } from './check-target-connection.ts';
import { TARGET_CONNECTION } from './target-connection-entity.ts';

/** Publishing turns a complete draft into an ordinary target connection. */
export const performTargetConnectionAction: Handler<'performTargetConnectionAction'> = async (
  call,
  services,
) => {
  const { path, query, headers, scope } = call;
  const before = await requireEntity(TARGET_CONNECTION, path.targetConnectionId, {
    store: services.store,
    scope,
  });
  requireVersion(TARGET_CONNECTION, before, headers['If-Match']);
  requirePublish(query.op, TARGET_CONNECTION.noun, before.state);
  checkTargetConnection(before, { isDraft: false });
  const changed = { ...before, state: 'enabled' } as const;
  const change = { before, changed, operation: 'performTargetConnectionAction' };
  return ok(await saveEntity(TARGET_CONNECTION, change, { call, tools: services }));
};
