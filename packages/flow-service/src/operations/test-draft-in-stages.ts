import type { HeadwaterOperations } from '@headwater/models';
import type { SandboxHandler } from '../http/route.ts';
import { answerInStages } from '../probing/answer-in-stages.ts';
import { reachClaimed } from '../probing/reach-source.ts';
import { runCheck } from '../probing/run-check.ts';

/** The staged check on credentials that no connection holds yet. They are used once and not kept. */
export const testDraftInStages: SandboxHandler<HeadwaterOperations['testDraftInStages']> = (
  { body: { connectionSpec, auth }, request },
  services,
) =>
  answerInStages(request, async ({ signal, onStage }) => {
    const claim = { connectionSpec, auth: auth && { ...auth, params: auth.params ?? {} } };
    const reachable = await reachClaimed(claim, { signal }, services);
    return await runCheck(reachable, { now: services.now, onStage });
  });
