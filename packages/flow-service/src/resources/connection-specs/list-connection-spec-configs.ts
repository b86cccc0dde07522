import type { FlowServiceOperations } from '@headwater/models';
import type { SandboxHandler } from '../../gateway/route.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';

/** What may be configured without a connection are data sets to export, which no source has. */
export const listConnectionSpecConfigs: SandboxHandler<
  FlowServiceOperations['listConnectionSpecConfigs']
> = async ({ path: { connectionSpecId } }, { sources }) => {
  const [source] = await sources.findBySpecId(connectionSpecId);
  if (source === undefined) throw problem('FLOW-1439-404', 'connection spec', connectionSpecId);
  return ok({ items: [], pageInfo: { hasNext: false } });
};
