import { listProfiles, openSession, type ProfileView } from '@headwater/core';
import { requireAccess } from '../access/require-access.ts';

/** What there is to choose from, and where one is. */
export interface Profiles {
  /** Name of the session's profile. */
  current: string;
  /** Name of the one that the portal was started with. */
  first: string;
  choices: readonly ProfileChoice[];
}

interface ProfileChoice {
  name: string;
  /** Address of its target, to tell environments apart. */
  address: string;
  /** Sandbox that it begins in. */
  sandbox: string;
}

/** Every profile of the core. None of it is asked of a target, so it is there when none answers. */
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
  // One made of environment variables is in no list, and one may have been removed since it was chosen.
  const others = [first, { name: current, address: '', sandbox: LAST_RESORT }].filter(
    (choice) => choice !== undefined,
  );
  for (const other of others) if (!choices.some(({ name }) => name === other.name)) choices.push(other);
  return { current, first: firstName, choices };
}

/** The profile that is always there. */
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
