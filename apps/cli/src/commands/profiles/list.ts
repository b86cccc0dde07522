import { listProfiles, type ProfileView } from '@headwater/core';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { renderTable } from '../../output/table.ts';

export default class ProfilesList extends HeadwaterCommand {
  static override summary = 'List the profiles; * marks the one in use.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];

  async run(): Promise<void> {
    const { flags } = await this.parse(ProfilesList);
    const profiles = await listProfiles();
    await printResult(profiles, flags, () => renderTable(profiles, COLUMNS));
  }
}

const COLUMNS = [
  { header: ' ', value: ({ isCurrent }: ProfileView) => (isCurrent ? '*' : '') },
  { header: 'NAME', value: ({ name }: ProfileView) => name, isKey: true },
  { header: 'TARGET', value: ({ baseUrl }: ProfileView) => baseUrl },
  { header: 'SANDBOX', value: ({ sandbox }: ProfileView) => sandbox },
  { header: 'CREDENTIALS', value: ({ credentials }: ProfileView) => credentials },
];
