import { ConfigError } from '@headwater/sdk';
import { describeError } from '../errors/describe-error.ts';
import { isRecord } from '../home/record.ts';
import { assertReference } from './assert-reference.ts';
import type { Profile } from './profile.ts';

const STRING_FIELDS = [
  'baseUrl',
  'imsUrl',
  'imsOrg',
  'clientId',
  'clientSecret',
  'accessToken',
  'sandbox',
] as const satisfies readonly (keyof Profile)[];

/**
 * Decodes a profile from an untrusted value.
 *
 * @param where Owner of the profile, for error messages.
 * @throws ConfigError if a field is unknown or has the wrong type, an address is invalid, or a secret is not a
 * reference.
 */
export function decodeProfile(value: unknown, where: string): Profile {
  if (!isRecord(value)) throw new ConfigError(...describeError('profile-invalid.fields', { where }));
  const unknown = Object.keys(value).find(
    (key) => key !== 'scopes' && !STRING_FIELDS.some((field) => field === key),
  );
  if (unknown !== undefined) {
    const known = `${STRING_FIELDS.join(', ')}, scopes`;
    throw new ConfigError(
      ...describeError('profile-invalid.unknown-field', { where, field: unknown, known }),
    );
  }
  const profile: Profile = {};
  for (const field of STRING_FIELDS) {
    const text = value[field];
    if (text === undefined || text === null) continue;
    if (typeof text !== 'string')
      throw new ConfigError(...describeError('profile-invalid.string', { where, field }));
    profile[field] = text;
  }
  if (value.scopes !== undefined) profile.scopes = decodeScopes(value.scopes, where);
  for (const field of ['clientSecret', 'accessToken'] as const) assertReference(field, profile[field], where);
  for (const field of ['baseUrl', 'imsUrl'] as const) assertAddress(field, profile[field], where);
  return profile;
}

function decodeScopes(scopes: unknown, where: string): readonly string[] {
  if (Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string')) return scopes;
  throw new ConfigError(...describeError('profile-invalid.scopes', { where }));
}

function assertAddress(field: string, text: string | undefined, where: string): void {
  if (text === undefined) return;
  const protocol = URL.parse(text)?.protocol;
  if (protocol === 'https:' || protocol === 'http:') return;
  throw new ConfigError(...describeError('profile-invalid.address', { where, field }));
}
