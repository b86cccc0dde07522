import type { HeadwaterOperations } from '@headwater/models';
import type { SandboxHandler } from '../gateway/route.ts';
import { answerInStages } from '../probing/answer-in-stages.ts';
import { readOnlyPinsOf } from '../probing/host-key-pins.ts';
import { reachClaimed } from '../probing/reach-source.ts';
import { runCheck } from '../probing/run-check.ts';
import { withStoredParams } from '../probing/with-stored-params.ts';

/** The staged check on credentials that no connection holds yet. They are used once and not kept. */
export const testDraftInStages: SandboxHandler<HeadwaterOperations['testDraftInStages']> = (
  call,
  services,
) => {
  const { connectionId, connectionSpec, auth } = call.body;
  const draft = { connectionSpec, auth: auth && { ...auth, params: auth.params ?? {} } };
  return answerInStages(call.request, async ({ signal, onStage }) => {
    const claim =
      connectionId === undefined
        ? draft
        : await withStoredParams(draft, { connectionId, call, operation: 'testDraftInStages' }, services);
    const reachable = await reachClaimed(claim, { signal }, services);
    const pins = connectionId && { hostKeys: readOnlyPinsOf(connectionId, call.scope, services.store) };
    const context = { ...reachable.context, ...pins };
    return await runCheck({ ...reachable, context }, { now: services.now, onStage });
  });
};
