import type { HeadwaterOperations } from '@headwater/models';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';
import { reachClaimed } from '../probing/reach-source.ts';
import { runCheck } from '../probing/run-check.ts';

/** The staged check on credentials that no connection holds yet. They are used once and not kept. */
export const testDraftInStages: SandboxHandler<HeadwaterOperations['testDraftInStages']> = async (
  { body: { connectionSpec, auth }, request },
  services,
) => {
  const claim = { connectionSpec, auth: auth && { ...auth, params: auth.params ?? {} } };
  return ok(await runCheck(await reachClaimed(claim, request, services), services.now));
};
