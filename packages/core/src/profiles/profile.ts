/** A stored profile: the target, the client, and a reference to the secret, never the secret itself. */
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
  /** Organization, in the form `…@AdobeOrg`. */
  imsOrg?: string | undefined;
  /** OAuth client id (API key). */
  clientId?: string | undefined;
  /** `${env:NAME}` or `${file:path}`, relative to the file's own folder; a plain secret is rejected. */
  clientSecret?: string | undefined;
  /** Reference to a ready-made access token, used instead of a client secret. */
  accessToken?: string | undefined;
  /** Scopes to request in tokens. */
  scopes?: readonly string[] | undefined;
  /**
   * Sandbox used if none is named.
   * @default prod
   */
  sandbox?: string | undefined;
}

/** Name of the profile that needs no setup. */
export const LOCAL_PROFILE = 'local';

/** Name of the profile built from environment variables alone. */
export const ENVIRONMENT_PROFILE = 'environment';
