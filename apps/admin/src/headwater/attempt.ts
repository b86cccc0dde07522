import { classifyError, createRedactor, type ErrorReport, type Session } from '@headwater/core';
import { hasAccess } from '../access/require-access.ts';
import { messages } from '../messages/messages.ts';
import { openPortalSession } from './portal-session.ts';

/** The outcome of a call to the core, as plain data that can be sent to a browser. */
export type Attempt<Value> = { isOk: true; value: Value } | { isOk: false; problem: ErrorReport };

/**
 * Calls the core in a sandbox if the browser has a session. Converts an error to a report that a page can show;
 * neither result nor report contains a known secret.
 */
export async function attempt<Value>(
  sandbox: string | undefined,
  work: (session: Session) => Promise<Value>,
): Promise<Attempt<Value>> {
  // This returns a report instead of a redirect, so that a user whose session expires while filling in a form keeps
  // the input.
  if (!(await hasAccess())) return { isOk: false, problem: SESSION_ENDED };
  let redactor = createRedactor();
  try {
    const session = await openPortalSession(sandbox);
    redactor = session.redactor;
    const value = await work(session);
    // Redaction does not change the shape.
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
