import { editProfile } from '@headwater/core';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { outcomeSign } from '../../output/style.ts';
import { profileFlags, toProfile } from '../../profiles/profile-flags.ts';
import { renderProfile } from '../../profiles/render-profile.ts';

export default class ProfilesEdit extends HeadwaterCommand {
  static override summary = 'Change the named settings of a profile; the others stay.';
  static override examples = ['<%= config.bin %> <%= command.id %> stage --sandbox test'];
  static override args = { name: argument({ description: 'Name of the profile.', required: true }) };
  static override flags = profileFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ProfilesEdit);
    const profile = await editProfile(args.name, toProfile(flags));
    await printResult(profile, flags, () => {
      return `${outcomeSign('passed')} Changed "${profile.name}".\n${renderProfile(profile)}`;
    });
  }
}
