import type { FlowServiceOperations } from '@headwater/models';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';
import { reachSource } from '../probing/reach-source.ts';
import { runCheck } from '../probing/run-check.ts';

/** The platform answers yes or no; why, is told at `/headwater/connections/{connectionId}/test`. */
export const testConnection: SandboxHandler<FlowServiceOperations['testConnection']> = async (
  call,
  services,
) => {
  const reachable = await reachSource(call.path.connectionId, call, services);
  const { result } = await runCheck(reachable, services);
  return ok({ result });
};
