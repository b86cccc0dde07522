import { openSession, type Session } from '@headwater/core';
import { cache } from 'react';
import { requireAccess } from '../access/require-access.ts';

/**
 * Returns the session with which a page or action calls the core, one per request. Requires access.
 *
 * @param sandbox Name from the address. @default the profile's
 */
export const openPortalSession: (sandbox?: string) => Promise<Session> = cache(async (sandbox) => {
  const { profile } = await requireAccess();
  return await openSession({ sandbox, profile });
});
