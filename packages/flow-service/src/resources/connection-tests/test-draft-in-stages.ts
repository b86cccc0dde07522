import type { Handler } from '../../gateway/handler.ts';
import { reachSource } from '../../source-access/reach-source.ts';
import { runCheck } from '../../source-access/run-check.ts';
import { readOnlyPinsOf } from '../connections/host-key-pins.ts';
import { answerInStages } from './answer-in-stages.ts';
import { withStoredParams } from './with-stored-params.ts';

/** Tests credentials in stages before a connection stores them. They are used once and not kept. */
export const testDraftInStages: Handler<'testDraftInStages'> = (call, services) => {
  const { connectionId, connectionSpec, auth } = call.body;
  const draft = { connectionSpec, auth: auth && { ...auth, params: auth.params ?? {} } };
  return answerInStages(call.request, async ({ signal, onStage }) => {
    const claim =
      connectionId === undefined
        ? draft
        : await withStoredParams(draft, { connectionId, call, operation: 'testDraftInStages' }, services);
    const reachable = await reachSource(claim, { signal }, services);
    const pins = connectionId && { hostKeys: readOnlyPinsOf(connectionId, call.scope, services.store) };
    const context = { ...reachable.context, ...pins };
    return await runCheck({ ...reachable, context }, { now: services.now, onStage });
  });
};
