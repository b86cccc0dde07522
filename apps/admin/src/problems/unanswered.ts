import type { ErrorReport } from '@headwater/core';
import type { Attempt } from '../headwater/attempt.ts';
import { messages } from '../messages/messages.ts';

const UNANSWERED: ErrorReport = {
  kind: 'platform-unavailable',
  code: 'portal-unanswered',
  message: messages.problem.lost,
  nextSteps: messages.problem.lostNext,
  findings: [],
};

/** Returns an action's result, or a problem if the portal itself could not be reached. */
export async function answered<Value>(call: Promise<Attempt<Value>>): Promise<Attempt<Value>> {
  try {
    return await call;
  } catch {
    return { isOk: false, problem: UNANSWERED };
  }
}
