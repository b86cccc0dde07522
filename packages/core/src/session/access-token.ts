import type { Session } from './session.ts';

/**
 * An access token of the session's client, for use with other tools. The one thing of a session that is secret and
 * meant to be shown.
 */
export async function getAccessToken(session: Session): Promise<string> {
  return await session.tokens.token();
}
