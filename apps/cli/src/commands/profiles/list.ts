import { listProfiles, type ProfileView } from '@headwater/core';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { listFlags, printList } from '../../output/list-output.ts';

export default class ProfilesList extends HeadwaterCommand {
  static override summary = 'List the profiles; * marks the active one.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = listFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(ProfilesList);
    const profiles = await listProfiles();
    await printList(profiles, COLUMNS, flags);
  }
}

const COLUMNS = [
  { field: 'isCurrent', header: ' ', value: ({ isCurrent }: ProfileView) => (isCurrent ? '*' : '') },
  { field: 'name', header: 'NAME', value: ({ name }: ProfileView) => name, isWhole: true },
  { field: 'baseUrl', header: 'TARGET', value: ({ baseUrl }: ProfileView) => baseUrl },
  { field: 'sandbox', header: 'SANDBOX', value: ({ sandbox }: ProfileView) => sandbox },
  {
    field: 'credentials',
    header: 'CREDENTIALS',
    value: ({ credentials }: ProfileView) => credentials,
    isOptional: true,
  },
];
