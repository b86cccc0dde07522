import type { FlowServiceOperations } from '@headwater/models';
import { toSpecCondition } from '../connection-specs/spec-filter.ts';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';

export const listConnectionSpecs: SandboxHandler<FlowServiceOperations['listConnectionSpecs']> = async (
  { query: { property = [] } },
  { sources },
) => {
  const meets = toSpecCondition(property);
  return ok({ items: (await sources.listSpecs()).filter(meets), _links: {} });
};
