import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { requireEntity, requireVersion, saveEntity } from '../entities/change-entity.ts';
import { requirePublish } from '../entities/draft-action.ts';
import { checkSourceConnection } from './check-source-connection.ts';
import { SOURCE_CONNECTION } from './source-connection-entity.ts';

/** Publishing turns a complete draft into an ordinary source connection. */
export const performSourceConnectionAction: Handler<'performSourceConnectionAction'> = async (
  call,
  services,
) => {
  const { path, query, headers, scope } = call;
  const before = await requireEntity(SOURCE_CONNECTION, path.sourceConnectionId, {
    store: services.store,
    scope,
  });
  requireVersion(SOURCE_CONNECTION, before, headers['If-Match']);
  requirePublish(query.op, SOURCE_CONNECTION.noun, before.state);
  await checkSourceConnection(before, { scope, isDraft: false, services });
  const changed = { ...before, state: 'enabled' } as const;
  const change = { before, changed, operation: 'performSourceConnectionAction' };
  return ok(await saveEntity(SOURCE_CONNECTION, change, { call, tools: services }));
};
