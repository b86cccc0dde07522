import { redirect } from 'next/navigation';
import { loadProfiles } from '../profiles/load-profiles.ts';

/** Every page is in a sandbox; this one goes to the one that the session's profile begins in. */
export default async function Root(): Promise<never> {
  const { current, choices } = await loadProfiles();
  const { sandbox = '' } = choices.find(({ name }) => name === current) ?? {};
  redirect(`/${encodeURIComponent(sandbox)}`);
}
