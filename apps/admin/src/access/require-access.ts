import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { type PortalSession, readSession, SESSION_COOKIE } from './session-cookie.ts';

/** The session of the requesting browser, if it has one. */
async function currentSession(): Promise<PortalSession | undefined> {
  return readSession((await cookies()).get(SESSION_COOKIE)?.value);
}

export async function hasAccess(): Promise<boolean> {
  return (await currentSession()) !== undefined;
}

/**
 * Rejects a request without a session. The proxy has already checked this, but a page must not rely on the proxy
 * alone.
 */
export async function requireAccess(): Promise<PortalSession> {
  return (await currentSession()) ?? redirect('/signed-out');
}
