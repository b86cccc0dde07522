'use server';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { endSession } from './portal-access.ts';
import { readSession, SESSION_COOKIE } from './session-cookie.ts';

/** Ends the session on the server and in this browser. */
export async function signOut(): Promise<void> {
  const jar = await cookies();
  const session = readSession(jar.get(SESSION_COOKIE)?.value);
  // The cookie may have been copied, so deleting it from this browser is not enough.
  if (session !== undefined) endSession(session);
  jar.delete(SESSION_COOKIE);
  redirect('/signed-out');
}
