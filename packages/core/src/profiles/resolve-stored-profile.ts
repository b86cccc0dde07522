import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import type { ReferenceContext } from '../references/reference-context.ts';
import { resolveText } from '../references/resolve-references.ts';
import { imsAddressOf } from './adobe-host.ts';
import type { Profile } from './profile.ts';
import type { Credentials, ProfileOrigin, ResolvedProfile } from './resolved-profile.ts';

/** Base URL of a profile that sets none. */
export const PLATFORM_ADDRESS = 'https://platform.adobe.io';

/** Fills in a profile's defaults. Fields that only its owner can know stay empty. */
export function resolveStoredProfile(
  name: string,
  profile: Profile,
  { origin, references }: { origin: ProfileOrigin; references: ReferenceContext },
): ResolvedProfile {
  const baseUrl = withoutTrailingSlash(profile.baseUrl ?? PLATFORM_ADDRESS);
  return {
    name,
    origin,
    baseUrl,
    imsUrl: withoutTrailingSlash(profile.imsUrl ?? imsAddressOf(baseUrl)),
    imsOrg: profile.imsOrg ?? '',
    clientId: profile.clientId ?? '',
    scopes: profile.scopes,
    sandbox: profile.sandbox ?? 'prod',
    credentials: credentialsOf(name, profile, references),
  };
}

function credentialsOf(
  name: string,
  { accessToken, clientSecret }: Profile,
  references: ReferenceContext,
): Credentials {
  // A ready-made token takes precedence over a secret: it is set for the moment, a secret permanently.
  if (accessToken !== undefined) {
    return { kind: 'access-token', readSecret: () => resolveText(accessToken, references) };
  }
  if (clientSecret !== undefined) {
    return { kind: 'client-secret', readSecret: () => resolveText(clientSecret, references) };
  }
  return { kind: 'none', reason: credentialsMissing(name) };
}

function credentialsMissing(name: string): ConfigError {
  return new ConfigError(...describeError('credentials-missing', { profile: name }));
}

function withoutTrailingSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
