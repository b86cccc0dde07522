import { redirect } from 'next/navigation';
import { loadProfiles } from '../profiles/load-profiles.ts';

/** Every page belongs to a sandbox, so this one redirects to the default sandbox of the session's profile. */
export default async function Root(): Promise<never> {
  const { current, choices } = await loadProfiles();
  const { sandbox = '' } = choices.find(({ name }) => name === current) ?? {};
  redirect(`/${encodeURIComponent(sandbox)}`);
}
