import { addProfile } from '@headwater/core';
import { boolean } from '@oclif/core/flags';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { printable } from '../../output/printable.ts';
import { outcomeSign } from '../../output/style.ts';
import { profileFlags, toProfile } from '../../profiles/profile-flags.ts';

export default class ProfilesAdd extends HeadwaterCommand {
  static override summary = 'Store a target under a name. Secrets are references, never clear text.';
  static override examples = [
    `<%= config.bin %> <%= command.id %> stage --ims-org ABC@AdobeOrg --client-id 1234 --client-secret '\${env:AEP_SECRET}' --sandbox dev`,
  ];
  static override args = { name: argument({ description: 'Name of the profile.', required: true }) };
  static override flags = {
    ...profileFlags,
    replace: boolean({ summary: 'Replace an existing profile of this name.', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ProfilesAdd);
    const profile = await addProfile(args.name, toProfile(flags), { replace: flags.replace });
    await printResult(
      profile,
      flags,
      () => `${outcomeSign('passed')} Added "${profile.name}" (${printable(profile.baseUrl)}).`,
    );
  }
}
