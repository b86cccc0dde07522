import type { ConfigError } from '@headwater/sdk';

/** Where a profile comes from. */
export type ProfileOrigin = 'local' | 'user' | 'environment';

/** How tokens are had. The secret is read only when one is needed. */
export type Credentials =
  | { kind: 'client-secret' | 'access-token'; readSecret: () => Promise<string> }
  | { kind: 'none'; reason: ConfigError };

/** A profile with everything filled in. */
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
