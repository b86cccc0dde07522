import type { HeadwaterOperations } from '@headwater/models';
import { ok } from '../http/reply.ts';
import type { SandboxHandler } from '../http/route.ts';
import { reachSource } from '../probing/reach-source.ts';
import { runCheck } from '../probing/run-check.ts';

/** The same check as the platform's, with what each stage saw, why it failed and what to do. */
export const testConnectionInStages: SandboxHandler<HeadwaterOperations['testConnectionInStages']> = async (
  call,
  services,
) => ok(await runCheck(await reachSource(call.path.connectionId, call, services), services.now));
