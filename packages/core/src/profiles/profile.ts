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
  /** Organization, of the shape `…@AdobeOrg`. */
  imsOrg?: string | undefined;
  /** OAuth client id (API key). */
  clientId?: string | undefined;
  /** `${env:NAME}` or `${file:path}`, relative to the file's own folder; a plain secret is refused. */
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

/** Name of the profile that needs no set-up. */
export const LOCAL_PROFILE = 'local';

/** Name of the profile that is made of environment variables alone. */
export const ENVIRONMENT_PROFILE = 'environment';
