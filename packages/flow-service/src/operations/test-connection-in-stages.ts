import type { HeadwaterOperations } from '@headwater/models';
import type { SandboxHandler } from '../http/route.ts';
import { answerInStages } from '../probing/answer-in-stages.ts';
import { reachSource } from '../probing/reach-source.ts';
import { runCheck } from '../probing/run-check.ts';

/** The same check as the platform's, with what each stage saw, why it failed and what to do. */
export const testConnectionInStages: SandboxHandler<HeadwaterOperations['testConnectionInStages']> = (
  { path: { connectionId }, scope, request },
  services,
) =>
  answerInStages(request, async ({ signal, onStage }) => {
    const reachable = await reachSource(connectionId, { scope, request: { signal } }, services);
    return await runCheck(reachable, { now: services.now, onStage });
  });
