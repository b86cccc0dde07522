import { removeProfile } from '@headwater/core';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { printable } from '../../output/printable.ts';
import { outcomeSign } from '../../output/style.ts';

export default class ProfilesRemove extends HeadwaterCommand {
  static override summary = 'Remove a profile.';
  static override examples = ['<%= config.bin %> <%= command.id %> stage'];
  static override args = { name: argument({ description: 'Name of the profile.', required: true }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ProfilesRemove);
    await removeProfile(args.name);
    await printResult(
      { name: args.name },
      flags,
      () => `${outcomeSign('passed')} Removed "${printable(args.name)}".`,
    );
  }
}
