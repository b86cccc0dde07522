import type { Session } from './session.ts';

/**
 * Returns an access token of the session's client, for use with other tools. It is the session's only secret that is
 * meant to be shown.
 *
 * @throws AuthError if the token endpoint issues none.
 * @example
 * const token = await getAccessToken(await openSession());
 */
export async function getAccessToken(session: Session): Promise<string> {
  return await session.tokens.token();
}
