import { classifyError, createRedactor, type ErrorReport, type Session } from '@headwater/core';
import { hasAccess } from '../access/require-access.ts';
import { messages } from '../messages/messages.ts';
import { openPortalSession } from './portal-session.ts';

/** What came of a call of the core, as plain data that may go to a browser. */
export type Attempt<Value> = { isOk: true; value: Value } | { isOk: false; problem: ErrorReport };

/**
 * Calls the core in a sandbox, if the browser has a session. What the core throws becomes something to show; no known
 * secret is in either.
 */
export async function attempt<Value>(
  sandbox: string | undefined,
  work: (session: Session) => Promise<Value>,
): Promise<Attempt<Value>> {
  // An answer, not a redirect: whoever is filling in a form when the session ends keeps what they typed.
  if (!(await hasAccess())) return { isOk: false, problem: SESSION_ENDED };
  let redactor = createRedactor();
  try {
    const session = await openPortalSession(sandbox);
    redactor = session.redactor;
    const value = await work(session);
    // Redacting keeps the shape.
    return { isOk: true, value: redactor.redactValue(value) as Value };
  } catch (error) {
    return { isOk: false, problem: redactor.redactValue(classifyError(error)) as ErrorReport };
  }
}

const SESSION_ENDED: ErrorReport = {
  kind: 'not-authorised',
  code: 'session-ended',
  message: messages.problem.sessionEnded,
  nextSteps: messages.problem.sessionEndedNext,
  findings: [],
};
