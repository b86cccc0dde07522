import { redirect } from 'next/navigation';
import { openPortalSession } from '../headwater/portal-session.ts';

/** Every page is in a sandbox; this one goes to the profile's. */
export default async function Root(): Promise<never> {
  const { sandbox } = await openPortalSession();
  redirect(`/${encodeURIComponent(sandbox)}`);
}
