import { listClients, revokeClient } from '@headwater/core';
import { boolean } from '@oclif/core/flags';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { printable } from '../../output/printable.ts';
import { withProgress } from '../../output/progress.ts';
import { outcomeSign } from '../../output/style.ts';
import { confirmOrRefuse } from '../../prompts/confirm-or-refuse.ts';

export default class ClientsRevoke extends HeadwaterCommand {
  static override summary = 'Revoke a client: the service refuses its secret and its tokens from then on.';
  static override examples = ['<%= config.bin %> <%= command.id %> 4f1c… --yes'];
  static override args = {
    client: argument({ description: 'Id of the client, as `clients list` shows it.', required: true }),
  };
  static override flags = {
    yes: boolean({ char: 'y', summary: 'Revoke without asking for confirmation.', default: false }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ClientsRevoke);
    const session = await this.openSession(flags);
    await confirmOrRefuse(async () => {
      const known = (await listClients({ session })).find(({ clientId }) => clientId === args.client);
      return `Revoke ${known?.name === undefined ? 'the client' : `"${printable(known.name)}"`} (${args.client})?`;
    }, flags);
    const revoked = await withProgress('Writing', revokeClient(args.client, { session }));
    await printResult(revoked, flags, () => `${outcomeSign('passed')} Revoked ${revoked.clientId}.`);
  }
}
