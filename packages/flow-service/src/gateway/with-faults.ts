import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '@headwater/models';
import type { Reply } from '../http/reply.ts';
import type { Answer } from './answer.ts';
import type { FaultRules } from './faults/fault-rules.ts';
import { toRefusal } from './faults/refusal.ts';

type Effect = Fault['effect'];

/** Injects faults into an operation, either before it, so that it is not executed, or into its answer. */
export function withFaults(
  answer: Answer,
  operation: { operationId: string; isOurs: boolean },
  rules: FaultRules,
): Answer {
  return async (request, requestId) => {
    const effects = rules.draw(operation);
    for (const effect of effects) await happenBefore(effect, request.raw.signal);
    const reply = await answer(request, requestId);
    return effects.reduce(happenTo, reply);
  };
}

async function happenBefore(effect: Effect, signal: AbortSignal): Promise<void> {
  if (effect.kind === 'refuse') throw toRefusal(effect);
  // If the client disconnects, there is no reason to wait.
  if (effect.kind === 'delay') await sleep(effect.delayMs, undefined, { signal }).catch(() => undefined);
}

function happenTo(reply: Reply, effect: Effect): Reply {
  if (effect.kind === 'cut') return { ...reply, isCut: true };
  return effect.kind === 'truncate' ? truncate(reply, effect.keep) : reply;
}

/** Keeps the link to the next page, so that nothing in the answer shows that items are missing. */
function truncate(reply: Reply, keep?: number): Reply {
  const { body } = reply;
  if (Array.isArray(body)) return { ...reply, body: body.slice(0, keep ?? body.length / 2) };
  if (typeof body !== 'object' || body === null || !('items' in body) || !Array.isArray(body.items))
    return reply;
  return { ...reply, body: { ...body, items: body.items.slice(0, keep ?? body.items.length / 2) } };
}
