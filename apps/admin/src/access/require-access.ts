import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { isSession, SESSION_COOKIE } from './session-cookie.ts';

export async function hasAccess(): Promise<boolean> {
  return isSession((await cookies()).get(SESSION_COOKIE)?.value);
}

/** Lets nobody past without a session. The proxy has looked already; a page must not rely on that alone. */
export async function requireAccess(): Promise<void> {
  if (!(await hasAccess())) redirect('/signed-out');
}
