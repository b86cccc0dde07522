import type { FlowServiceOperations } from '@headwater/models';
import type { SandboxHandler } from '../../gateway/route.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';

/** Sources have no datasets to export, and the service has no account at a cloud whose role a source could trust. */
export const listConnectionSpecConfigs: SandboxHandler<
  FlowServiceOperations['listConnectionSpecConfigs']
> = async ({ path: { connectionSpecId }, query: { authType } }, { sources }) => {
  const [source] = await sources.findBySpecId(connectionSpecId);
  if (source === undefined) throw problem('FLOW-1439-404', 'connection spec', connectionSpecId);
  if (authType !== undefined) throw problem('CONNECTOR-1302-400', source.displayName, authType);
  return ok({ items: [], pageInfo: { hasNext: false } });
};
