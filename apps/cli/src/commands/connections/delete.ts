import { deleteConnection, resolveReference } from '@headwater/core';
import { boolean } from '@oclif/core/flags';
import { connectionArgument } from '../../arguments.ts';
import { confirmFlag, writeFlags } from '../../connections/connection-flags.ts';
import { writeGuarded } from '../../connections/write-guarded.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { printable } from '../../output/printable.ts';
import { outcomeSign } from '../../output/style.ts';
import { confirmOrRefuse } from '../../prompts/confirm-or-refuse.ts';

export default class ConnectionsDelete extends HeadwaterCommand {
  static override summary = 'Delete a connection.';
  static override examples = ['<%= config.bin %> <%= command.id %> "Landing zone" --yes'];
  static override args = connectionArgument;
  static override flags = {
    yes: boolean({ char: 'y', summary: 'Delete without asking for confirmation.', default: false }),
    ...confirmFlag,
    'yes-production': writeFlags['yes-production'],
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsDelete);
    const session = await this.openSession(flags);
    await confirmOrRefuse(async () => {
      const { id, name } = await resolveReference(args.connection, { session });
      return `Delete "${printable(name)}" (${id}) in ${session.sandbox}?`;
    }, flags);
    const deleted = await writeGuarded(session, flags, ({ yesProduction, confirmName }) => {
      return deleteConnection(args.connection, { session, yesProduction, confirmName });
    });
    await printResult(deleted, flags, () => `${outcomeSign('passed')} Deleted "${printable(deleted.name)}".`);
  }
}
