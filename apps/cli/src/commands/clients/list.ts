import { type Client, listClients } from '@headwater/core';
import { renderGrants } from '../../clients/render-grants.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';
import { renderTable } from '../../output/table.ts';

export default class ClientsList extends HeadwaterCommand {
  static override summary = 'List the clients of the embedded service and their roles, the oldest first.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --json --query "[?!revokedAt].clientId"',
  ];

  async run(): Promise<void> {
    const { flags } = await this.parse(ClientsList);
    const session = await this.openSession(flags);
    const clients = await withProgress('Listing', listClients({ session }));
    await printResult(clients, flags, () => renderTable(clients, COLUMNS));
  }
}

const toDate = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '' : new Date(milliseconds).toISOString().slice(0, 10);

const COLUMNS = [
  { header: 'CLIENT', value: ({ clientId }: Client) => clientId, isKey: true },
  { header: 'NAME', value: ({ name }: Client) => name },
  { header: 'GRANTS', value: ({ grants }: Client) => renderGrants(grants) },
  { header: 'CREATED', value: ({ createdAt }: Client) => toDate(createdAt) },
  { header: 'REVOKED', value: ({ revokedAt }: Client) => toDate(revokedAt) },
];
