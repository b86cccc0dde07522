import { listProfiles, showProfile } from '@headwater/core';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { renderProfile } from '../../profiles/render-profile.ts';

export default class ProfilesShow extends HeadwaterCommand {
  static override summary = 'Show a profile without its secrets; by default the active one.';
  static override examples = ['<%= config.bin %> <%= command.id %> local --query baseUrl'];
  static override args = { name: argument({ description: 'Name of the profile.' }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ProfilesShow);
    const profile = await showProfile(args.name ?? flags.profile ?? (await nameInUse()));
    await printResult(profile, flags, () => renderProfile(profile));
  }
}

async function nameInUse(): Promise<string> {
  return (await listProfiles()).find(({ isCurrent }) => isCurrent)?.name ?? 'local';
}
