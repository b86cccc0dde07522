import { classifyError, createRedactor, type ErrorReport, type Session } from '@headwater/core';
import { requireAccess } from '../access/require-access.ts';
import { openPortalSession } from './portal-session.ts';

/** What came of a call of the core, as plain data that may go to a browser. */
export type Attempt<Value> = { isOk: true; value: Value } | { isOk: false; problem: ErrorReport };

/** Calls the core in a sandbox. What it throws becomes something to show; no known secret is in either. */
export async function attempt<Value>(
  sandbox: string | undefined,
  work: (session: Session) => Promise<Value>,
): Promise<Attempt<Value>> {
  await requireAccess();
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
