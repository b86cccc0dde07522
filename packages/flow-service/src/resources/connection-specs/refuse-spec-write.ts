import type { Handler } from '../../gateway/handler.ts';
import { problem } from '../../problems/service-problem.ts';

/** The registry is built from the catalog of sources. On the platform, too, only providers write to it. */
export const refuseSpecWrite: Handler<'createConnectionSpec' | 'updateConnectionSpec'> = () => {
  throw problem('FLOW-1426-400', { kind: 'Connection specs' });
};
