import { showConnection } from '@headwater/core';
import { connectionArgument } from '../../arguments.ts';
import { renderConnection } from '../../connections/render-connection.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';

export default class ConnectionsShow extends HeadwaterCommand {
  static override summary = 'Show a connection, its secrets masked.';
  static override examples = ['<%= config.bin %> <%= command.id %> "Landing zone" --json'];
  static override args = connectionArgument;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsShow);
    const connection = await showConnection(args.connection, { session: await this.openSession(flags) });
    await printResult(connection, flags, () => renderConnection(connection));
  }
}
