import type { Handler } from '../../gateway/handler.ts';
import { problem } from '../../problems/service-problem.ts';

/** The registry comes from the catalog of sources; on the platform, too, only providers write it. */
export const refuseSpecWrite: Handler<'createConnectionSpec' | 'updateConnectionSpec'> = () => {
  throw problem('FLOW-1426-400');
};
