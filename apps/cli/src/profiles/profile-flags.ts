import type { Profile } from '@headwater/core';
import { string } from '@oclif/core/flags';

/** Flags for the settings of a profile. */
export const profileFlags = {
  'base-url': string({ summary: 'Base URL of the target; by default the platform.', helpValue: '<url>' }),
  'ims-url': string({ summary: 'URL of the token endpoint.', helpValue: '<url>' }),
  'ims-org': string({ summary: 'Organization id, such as ABC@AdobeOrg.', helpValue: '<id>' }),
  'client-id': string({ summary: 'OAuth client id (API key).', helpValue: '<id>' }),
  'client-secret': string({
    summary: 'Reference to the client secret: ${env:NAME} or ${file:path}.',
    helpValue: '<reference>',
  }),
  'access-token': string({
    summary: 'Reference to an access token, instead of a client secret.',
    helpValue: '<reference>',
  }),
  scope: string({
    summary: 'Scope to request; repeatable.',
    helpValue: '<name>',
    multiple: true,
    multipleNonGreedy: true,
  }),
  sandbox: string({ summary: 'Sandbox to use by default.', helpValue: '<name>' }),
};

interface ProfileFlags {
  'base-url'?: string | undefined;
  'ims-url'?: string | undefined;
  'ims-org'?: string | undefined;
  'client-id'?: string | undefined;
  'client-secret'?: string | undefined;
  'access-token'?: string | undefined;
  scope?: string[] | undefined;
  sandbox?: string | undefined;
}

/** Converts the flags to a profile as core takes it. */
export function toProfile(flags: ProfileFlags): Profile {
  return {
    baseUrl: flags['base-url'],
    imsUrl: flags['ims-url'],
    imsOrg: flags['ims-org'],
    clientId: flags['client-id'],
    clientSecret: flags['client-secret'],
    accessToken: flags['access-token'],
    scopes: flags.scope,
    sandbox: flags.sandbox,
  };
}
