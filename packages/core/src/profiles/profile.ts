/** A profile as it is kept: where to go, as whom, and where the secret is found. Never the secret itself. */
export interface Profile {
  /**
   * Origin of the platform or of a Headwater service.
   * @default https://platform.adobe.io
   */
  baseUrl?: string | undefined;
  /**
   * Origin of the token endpoint.
   * @default Adobe IMS for a platform address, else `baseUrl`
   */
  imsUrl?: string | undefined;
  /** Organisation, of the shape `…@AdobeOrg`. */
  imsOrg?: string | undefined;
  /** OAuth client id (API key). */
  clientId?: string | undefined;
  /** A reference such as `${env:NAME}` or `${file:path}`; a plain secret is refused. */
  clientSecret?: string | undefined;
  /** A reference to a ready-made access token, in place of a client secret. */
  accessToken?: string | undefined;
  /** Scopes to ask tokens for. */
  scopes?: readonly string[] | undefined;
  /**
   * Sandbox used when none is named.
   * @default prod
   */
  sandbox?: string | undefined;
}

/** Where a profile comes from. */
export type ProfileOrigin = 'local' | 'user' | 'environment';

/** What may be shown of a profile: no secret, no reference to one. */
export interface ProfileView {
  name: string;
  origin: ProfileOrigin;
  /** Whether it is used when no other is named. */
  isCurrent: boolean;
  baseUrl: string;
  /** Empty for `local` while no local service runs. */
  imsOrg: string;
  /** Empty for `local` while no local service runs. */
  clientId: string;
  sandbox: string;
  /** How tokens are had: by client credentials, from a ready-made token, or not at all. */
  credentials: 'client-secret' | 'access-token' | 'none';
}
