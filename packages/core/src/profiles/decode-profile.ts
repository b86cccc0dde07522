import { ConfigError } from '@headwater/sdk';
import { isRecord } from '../home/record.ts';
import { assertReference } from './assert-reference.ts';
import type { Profile } from './profile.ts';

const TEXT_FIELDS = [
  'baseUrl',
  'imsUrl',
  'imsOrg',
  'clientId',
  'clientSecret',
  'accessToken',
  'sandbox',
] as const satisfies readonly (keyof Profile)[];

/**
 * Reads a profile from an untrusted value.
 *
 * @param where Says whose profile it is, for errors.
 * @throws ConfigError when a field is unknown or of the wrong kind, an address is none, or a secret stands in plain.
 */
export function decodeProfile(value: unknown, where: string): Profile {
  if (!isRecord(value)) throw invalid(where, 'is not a set of named fields');
  const unknown = Object.keys(value).find(
    (key) => key !== 'scopes' && !TEXT_FIELDS.some((field) => field === key),
  );
  if (unknown !== undefined) {
    throw invalid(
      where,
      `has the unknown field "${unknown}"`,
      `Known fields: ${TEXT_FIELDS.join(', ')}, scopes.`,
    );
  }
  const profile: Profile = {};
  for (const field of TEXT_FIELDS) {
    const text = value[field];
    if (text === undefined || text === null) continue;
    if (typeof text !== 'string')
      throw invalid(where, `has a ${field} that is not a text`, `Quote the value of ${field}.`);
    profile[field] = text;
  }
  if (value.scopes !== undefined) profile.scopes = decodeScopes(value.scopes, where);
  for (const field of ['clientSecret', 'accessToken'] as const) assertReference(field, profile[field], where);
  for (const field of ['baseUrl', 'imsUrl'] as const) assertAddress(field, profile[field], where);
  return profile;
}

function decodeScopes(scopes: unknown, where: string): readonly string[] {
  if (Array.isArray(scopes) && scopes.every((scope) => typeof scope === 'string')) return scopes;
  throw invalid(where, 'has scopes that are not a list of texts');
}

function assertAddress(field: string, text: string | undefined, where: string): void {
  if (text === undefined) return;
  const protocol = URL.parse(text)?.protocol;
  if (protocol === 'https:' || protocol === 'http:') return;
  throw invalid(
    where,
    `has a ${field} that is not an address`,
    `Give ${field} as in https://platform.adobe.io.`,
  );
}

function invalid(where: string, fault: string, nextStep?: string): ConfigError {
  return new ConfigError(`The ${where} ${fault}.`, {
    code: 'profile-invalid',
    nextSteps: nextStep === undefined ? [] : [nextStep],
  });
}
