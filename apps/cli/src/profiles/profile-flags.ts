import type { Profile } from '@headwater/core';
import { string } from '@oclif/core/flags';

/** Flags that say what a profile holds. */
export const profileFlags = {
  'base-url': string({ summary: 'Address of the target; the platform when left out.', helpValue: '<url>' }),
  'ims-url': string({ summary: 'Address of the token endpoint.', helpValue: '<url>' }),
  'ims-org': string({ summary: 'Organization, of the shape …@AdobeOrg.', helpValue: '<id>' }),
  'client-id': string({ summary: 'OAuth client id (API key).', helpValue: '<id>' }),
  'client-secret': string({
    summary: 'Reference to the client secret: ${env:NAME} or ${file:path}.',
    helpValue: '<reference>',
  }),
  'access-token': string({
    summary: 'Reference to a ready access token, in place of a client secret.',
    helpValue: '<reference>',
  }),
  scope: string({
    summary: 'Scope to ask tokens for; repeatable.',
    helpValue: '<name>',
    multiple: true,
    multipleNonGreedy: true,
  }),
  sandbox: string({ summary: 'Sandbox used when none is named.', helpValue: '<name>' }),
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

/** The flags as core takes a profile. */
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
