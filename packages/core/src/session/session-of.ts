import { openSession } from './open-session.ts';
import type { Session, UseCaseOptions } from './session.ts';

/** Returns the session passed to a use case, or opens one with default settings. */
export async function sessionOf({ session }: UseCaseOptions): Promise<Session> {
  return session ?? (await openSession());
}
