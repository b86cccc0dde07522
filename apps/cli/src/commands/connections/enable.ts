import { connectionArgument } from '../../arguments.ts';
import { changeState } from '../../connections/change-state.ts';
import { confirmFlag, writeFlags } from '../../connections/connection-flags.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';

export default class ConnectionsEnable extends HeadwaterCommand {
  static override summary = 'Enable a disabled connection.';
  static override examples = ['<%= config.bin %> <%= command.id %> "Landing zone"'];
  static override args = connectionArgument;
  static override flags = { ...confirmFlag, 'yes-production': writeFlags['yes-production'] };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsEnable);
    await changeState(args.connection, 'enabled', { session: await this.openSession(flags), flags });
  }
}
