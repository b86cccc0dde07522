import type { Environment } from '../home/headwater-home.ts';
import { decodeProfile } from './decode-profile.ts';
import type { Profile } from './profile.ts';

const TEXT_VARIABLES = {
  baseUrl: 'HEADWATER_BASE_URL',
  imsUrl: 'HEADWATER_IMS_URL',
  imsOrg: 'HEADWATER_IMS_ORG',
  clientId: 'HEADWATER_CLIENT_ID',
} as const satisfies Partial<Record<keyof Profile, string>>;

const SECRET_VARIABLES = {
  clientSecret: 'HEADWATER_CLIENT_SECRET',
  accessToken: 'HEADWATER_ACCESS_TOKEN',
} as const satisfies Partial<Record<keyof Profile, string>>;

/**
 * Reads the target's settings from the environment, with secrets as references to their variables. Only names that
 * begin with HEADWATER_ count. API_KEY, ACCESS_TOKEN, and similar names may be set for another service, and must not
 * be sent elsewhere. A profile may refer to them explicitly.
 *
 * @throws ConfigError if an address is invalid.
 */
export function readEnvironmentProfile(environment: Environment): Profile {
  const texts = Object.entries(TEXT_VARIABLES).flatMap(([field, variable]) => {
    const value = environment[variable];
    return value ? [[field, value] as const] : [];
  });
  const secrets = Object.entries(SECRET_VARIABLES).flatMap(([field, variable]) => {
    return environment[variable] ? [[field, `\${env:${variable}}`] as const] : [];
  });
  return decodeProfile(Object.fromEntries([...texts, ...secrets]), 'environment');
}
