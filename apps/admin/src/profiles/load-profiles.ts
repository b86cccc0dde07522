import { listProfiles, openSession, type ProfileView } from '@headwater/core';
import { requireAccess } from '../access/require-access.ts';

/** The available profiles, and the current one. */
export interface Profiles {
  /** Name of the session's profile. */
  current: string;
  /** Name of the portal's initial profile. */
  first: string;
  choices: readonly ProfileChoice[];
}

interface ProfileChoice {
  name: string;
  /** Address of its target, which distinguishes environments. */
  address: string;
  /** Default sandbox. */
  sandbox: string;
}

/** All profiles of the core. Loading them needs no target, so they are available even if no target responds. */
export async function loadProfiles(): Promise<Profiles> {
  const { profile } = await requireAccess();
  const [first, listed] = await Promise.all([
    openSession().then(
      (session) => toChoice({ ...session.profile, sandbox: session.sandbox }),
      () => undefined,
    ),
    listProfiles().catch(() => []),
  ]);
  const firstName = first?.name ?? LOCAL;
  const current = profile ?? firstName;
  const choices = listed.map(toChoice);
  // No list contains a profile made of environment variables, and the chosen profile may have been removed since.
  const others = [first, { name: current, address: '', sandbox: LAST_RESORT }].filter(
    (choice) => choice !== undefined,
  );
  for (const other of others) if (!choices.some(({ name }) => name === other.name)) choices.push(other);
  return { current, first: firstName, choices };
}

/** The profile that always exists. */
const LOCAL = 'local';
/** The sandbox that every organization has. */
const LAST_RESORT = 'prod';

function toChoice({
  name,
  baseUrl,
  sandbox,
}: Pick<ProfileView, 'name' | 'baseUrl' | 'sandbox'>): ProfileChoice {
  return { name, address: new URL(baseUrl).host, sandbox };
}
