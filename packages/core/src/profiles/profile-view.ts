import type { ProfileOrigin, ResolvedProfile } from './resolved-profile.ts';

/** What may be shown of a profile: no secret, and not where one is kept. */
export interface ProfileView {
  name: string;
  origin: ProfileOrigin;
  /** Whether it is used when no other is named. */
  isCurrent: boolean;
  baseUrl: string;
  imsUrl: string;
  /** Empty when not known: left to the environment, or `local` while no local service runs. */
  imsOrg: string;
  /** Empty when not known, likewise. */
  clientId: string;
  sandbox: string;
  /** How tokens are had: by client credentials, from a ready-made token, or not at all. */
  credentials: 'client-secret' | 'access-token' | 'none';
}

export function toProfileView(profile: ResolvedProfile, current: string): ProfileView {
  const { name, origin, baseUrl, imsUrl, imsOrg, clientId, sandbox, credentials } = profile;
  const isCurrent = name === current;
  return {
    name,
    origin,
    isCurrent,
    baseUrl,
    imsUrl,
    imsOrg,
    clientId,
    sandbox,
    credentials: credentials.kind,
  };
}
