import { openSession } from './open-session.ts';
import type { Session, UseCaseOptions } from './session.ts';

/** The session a use case was given, or a new one with default settings. */
export async function sessionOf({ session }: UseCaseOptions): Promise<Session> {
  return session ?? (await openSession());
}
