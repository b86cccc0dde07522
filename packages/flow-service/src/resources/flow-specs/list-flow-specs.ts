import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { toSpecCondition } from '../lists/spec-filter.ts';
import { FLOW_SPECS } from './flow-specs.ts';

export const listFlowSpecs: Handler<'listFlowSpecs'> = ({ query: { property = [] } }) => {
  return ok({ items: FLOW_SPECS.filter(toSpecCondition(property)), _links: {} });
};
