import type { Handler } from '../../gateway/handler.ts';
import { ok } from '../../http/reply.ts';
import { problem } from '../../problems/service-problem.ts';
import { findFlowSpec } from './flow-specs.ts';

export const retrieveFlowSpec: Handler<'retrieveFlowSpec'> = ({ path: { flowSpecId } }) => {
  const spec = findFlowSpec(flowSpecId);
  if (spec === undefined) throw problem('FLOW-1439-404', { kind: 'flow spec', id: flowSpecId });
  return ok({ items: [spec] });
};
