import { showConnection } from '@headwater/core';
import { connectionArgument } from '../../arguments.ts';
import { renderConnection } from '../../connections/render-connection.ts';
import { withStatus } from '../../connections/with-status.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';

export default class ConnectionsShow extends HeadwaterCommand {
  static override summary = 'Show a connection with its last test; secrets are masked.';
  static override examples = ['<%= config.bin %> <%= command.id %> "Landing zone" --json'];
  static override args = connectionArgument;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsShow);
    const session = await this.openSession(flags);
    const shown = await showConnection(args.connection, { session });
    const [connection = shown] = (await withStatus([shown], session)).items;
    await printResult(connection, flags, () => renderConnection(connection, session.now()));
  }
}
