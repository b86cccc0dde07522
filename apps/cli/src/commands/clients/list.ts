import { type Client, listClients } from '@headwater/core';
import { renderGrants } from '../../clients/render-grants.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { listFlags, printList } from '../../output/list-output.ts';
import { withProgress } from '../../output/progress.ts';

export default class ClientsList extends HeadwaterCommand {
  static override summary = 'List the clients of the embedded service and their roles, oldest first.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --json --query "[?!revokedAt].clientId"',
  ];

  static override flags = listFlags;

  async run(): Promise<void> {
    const { flags } = await this.parse(ClientsList);
    const session = await this.openSession(flags);
    const clients = await withProgress('Listing', listClients({ session }));
    await printList(clients, COLUMNS, flags);
  }
}

const toDate = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '' : new Date(milliseconds).toISOString().slice(0, 10);

const COLUMNS = [
  { field: 'clientId', header: 'CLIENT', value: ({ clientId }: Client) => clientId, isWhole: true },
  { field: 'name', header: 'NAME', value: ({ name }: Client) => name },
  { field: 'grants', header: 'GRANTS', value: ({ grants }: Client) => renderGrants(grants) },
  {
    field: 'createdAt',
    header: 'CREATED',
    value: ({ createdAt }: Client) => toDate(createdAt),
    isOptional: true,
  },
  { field: 'revokedAt', header: 'REVOKED', value: ({ revokedAt }: Client) => toDate(revokedAt) },
];
