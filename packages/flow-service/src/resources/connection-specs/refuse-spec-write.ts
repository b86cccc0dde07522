import type { FlowServiceOperations } from '@headwater/models';
import type { SandboxHandler } from '../../gateway/route.ts';
import { problem } from '../../problems/service-problem.ts';

/** The registry comes from the catalog of sources; on the platform, too, only providers write it. */
export const refuseSpecWrite: SandboxHandler<FlowServiceOperations['createConnectionSpec']> = () => {
  throw problem('FLOW-1426-400');
};
