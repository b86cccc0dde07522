import { openSession, type Session } from '@headwater/core';
import { cache } from 'react';
import { requireAccess } from '../access/require-access.ts';

/**
 * The session in which a page or action calls the core; one for each request. Nobody gets one without access.
 *
 * @param sandbox Name from the address. @default the profile's
 */
export const openPortalSession: (sandbox?: string) => Promise<Session> = cache(async (sandbox) => {
  const { profile } = await requireAccess();
  return await openSession({ sandbox, profile });
});
