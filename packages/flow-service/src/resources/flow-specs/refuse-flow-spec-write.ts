import type { Handler } from '../../gateway/handler.ts';
import { problem } from '../../problems/service-problem.ts';

/** The flow specs are part of the service. On the platform, too, only providers write them. */
export const refuseFlowSpecWrite: Handler<'createFlowSpec' | 'updateFlowSpec'> = () => {
  throw problem('FLOW-1426-400', { kind: 'Flow specs' });
};
