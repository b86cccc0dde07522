import type { Session, SessionOptions } from './session.ts';

/**
 * Opens a session: finds the profile, the sandbox and the credentials, and makes the client. Sends nothing. With no
 * set-up the target is the local service; one that does not run is told of at the first call.
 *
 * @throws ConfigError when the profile is unknown, incomplete, or holds a plain secret.
 */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  throw new Error(`Not built yet: ${Object.keys(options)}`);
}
