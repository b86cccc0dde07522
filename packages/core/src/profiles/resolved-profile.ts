import type { ConfigError } from '@headwater/sdk';

/** Origin of a profile. */
export type ProfileOrigin = 'local' | 'user' | 'environment';

/** How to obtain tokens. The secret is read only when needed. */
export type Credentials =
  | { kind: 'client-secret' | 'access-token'; readSecret: () => Promise<string> }
  | { kind: 'none'; reason: ConfigError };

/** A profile with all defaults filled in. */
export interface ResolvedProfile {
  name: string;
  origin: ProfileOrigin;
  baseUrl: string;
  imsUrl: string;
  imsOrg: string;
  clientId: string;
  scopes: readonly string[] | undefined;
  sandbox: string;
  credentials: Credentials;
}
