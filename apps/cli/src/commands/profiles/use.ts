import { useProfile } from '@headwater/core';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { printable } from '../../output/printable.ts';
import { outcomeSign } from '../../output/style.ts';

export default class ProfilesUse extends HeadwaterCommand {
  static override summary = 'Make a profile the active one, used when no other is named.';
  static override examples = ['<%= config.bin %> <%= command.id %> stage'];
  static override args = { name: argument({ description: 'Name of the profile.', required: true }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ProfilesUse);
    const profile = await useProfile(args.name);
    await printResult(
      profile,
      flags,
      () => `${outcomeSign('passed')} Using "${profile.name}" (${printable(profile.baseUrl)}).`,
    );
  }
}
