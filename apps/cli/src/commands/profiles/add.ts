import { addProfile } from '@headwater/core';
import { boolean, string } from '@oclif/core/flags';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { printable } from '../../output/printable.ts';
import { outcomeSign } from '../../output/style.ts';

export default class ProfilesAdd extends HeadwaterCommand {
  static override summary = 'Keep a target under a name. Secrets are given as references, never in clear.';
  static override examples = [
    `<%= config.bin %> <%= command.id %> stage --ims-org ABC@AdobeOrg --client-id 1234 --client-secret '\${env:AEP_SECRET}' --sandbox dev`,
  ];
  static override args = { name: argument({ description: 'Name of the profile.', required: true }) };
  static override flags = {
    'base-url': string({ summary: 'Address of the target; the platform when left out.', helpValue: '<url>' }),
    'ims-url': string({ summary: 'Address of the token endpoint.', helpValue: '<url>' }),
    'ims-org': string({ summary: 'Organisation, of the shape …@AdobeOrg.', helpValue: '<id>' }),
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
    replace: boolean({ summary: 'Replace a profile of the same name.', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ProfilesAdd);
    const profile = await addProfile(
      args.name,
      {
        baseUrl: flags['base-url'],
        imsUrl: flags['ims-url'],
        imsOrg: flags['ims-org'],
        clientId: flags['client-id'],
        clientSecret: flags['client-secret'],
        accessToken: flags['access-token'],
        scopes: flags.scope,
        sandbox: flags.sandbox,
      },
      { replace: flags.replace },
    );
    await printResult(
      profile,
      flags,
      () => `${outcomeSign('passed')} Added "${profile.name}" (${printable(profile.baseUrl)}).`,
    );
  }
}
