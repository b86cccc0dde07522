import type { ProfileOrigin, ResolvedProfile } from './resolved-profile.ts';

/** A profile as shown to the user. It contains neither secrets nor their locations. */
export interface ProfileView {
  name: string;
  origin: ProfileOrigin;
  /** True if it is used when no other profile is named. */
  isCurrent: boolean;
  baseUrl: string;
  imsUrl: string;
  /** Empty if unknown: the environment sets it, or the profile is `local` and no local service is running. */
  imsOrg: string;
  /** Empty if unknown, for the same reasons. */
  clientId: string;
  sandbox: string;
  /** Token source: client credentials, a ready-made token, or none. */
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
