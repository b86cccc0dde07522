import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';

/** Sources do not export datasets, and the service has no cloud account whose role a source could trust. */
export const listConnectionSpecConfigs: Handler<'listConnectionSpecConfigs'> = async (
  { path: { connectionSpecId }, query: { authType } },
  { sources },
) => {
  const [source] = await sources.findBySpecId(connectionSpecId);
  if (source === undefined) throw problem('FLOW-1439-404', { kind: 'connection spec', id: connectionSpecId });
  if (authType !== undefined) throw problem('CONNECTOR-1302-400', { source: source.displayName, authType });
  return ok({ items: [], pageInfo: { hasNext: false } });
};
