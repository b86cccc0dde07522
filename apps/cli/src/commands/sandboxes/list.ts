import { listSandboxes, type Sandbox } from '@headwater/core';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { listFlags, printList } from '../../output/list-output.ts';
import { withProgress } from '../../output/progress.ts';

export default class SandboxesList extends HeadwaterCommand {
  static override summary = 'List the sandboxes that the client may use; * marks the active one.';
  static override examples = ['<%= config.bin %> <%= command.id %>'];
  static override flags = listFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(SandboxesList);
    const session = await this.openSession(flags);
    const sandboxes = await withProgress('Listing', listSandboxes({ session }));
    await printList(sandboxes, columnsFor(session.sandbox), flags);
  }
}

const columnsFor = (current: string) => [
  { field: 'name', header: ' ', value: ({ name }: Sandbox) => (name === current ? '*' : '') },
  { field: 'name', header: 'NAME', value: ({ name }: Sandbox) => name, isWhole: true },
  { field: 'title', header: 'TITLE', value: ({ title }: Sandbox) => title },
  { field: 'type', header: 'TYPE', value: ({ type }: Sandbox) => type },
  { field: 'state', header: 'STATE', value: ({ state }: Sandbox) => state, isOptional: true },
  { field: 'region', header: 'REGION', value: ({ region }: Sandbox) => region, isOptional: true },
];
