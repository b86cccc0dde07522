'use server';
import { cookies } from 'next/headers';
import { requireAccess } from '../access/require-access.ts';
import { SESSION_COOKIE, signSession } from '../access/session-cookie.ts';

/**
 * Continues the session in another profile without extending it. The pages report it if the profile does not work.
 */
export async function switchProfile(profile: string): Promise<void> {
  const session = await requireAccess();
  (await cookies()).set(SESSION_COOKIE, signSession({ ...session, profile }), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    maxAge: Math.ceil((session.endsAt - Date.now()) / 1000),
  });
}
