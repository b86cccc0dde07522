import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { isSession, SESSION_COOKIE } from './session-cookie.ts';

/** Lets nobody past without a session. The proxy has looked already; a page or action must not rely on that alone. */
export async function requireAccess(): Promise<void> {
  const cookie = (await cookies()).get(SESSION_COOKIE)?.value;
  if (!isSession(cookie)) redirect('/signed-out');
}
