import { cloneConnection } from '@headwater/core';
import { string } from '@oclif/core/flags';
import { connectionArgument } from '../../arguments.ts';
import { paramFlag, writeFlags } from '../../connections/connection-flags.ts';
import { renderCreated } from '../../connections/render-created.ts';
import { writeGuarded } from '../../connections/write-guarded.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { parseParams } from '../../input/params.ts';
import { warnOfStoredSecrets } from '../../input/warn-of-clear-secrets.ts';
import { printResult } from '../../output/print-result.ts';

export default class ConnectionsClone extends HeadwaterCommand {
  static override summary = 'Copy a connection within this sandbox or into another one.';
  static override description = 'Secrets cannot be read back, so pass each one with --param.';
  static override examples = [
    `<%= config.bin %> <%= command.id %> "Landing zone" --name "Landing zone 2" --param connectionString='\${env:BLOB}'`,
    `<%= config.bin %> <%= command.id %> "Landing zone" --name "Landing zone" --into stage --param connectionString='\${env:BLOB}'`,
  ];
  static override args = connectionArgument;
  static override flags = {
    name: string({ char: 'n', summary: 'Name of the clone.', helpValue: '<name>', required: true }),
    description: string({
      summary: 'Description of the clone; by default that of the original.',
      helpValue: '<text>',
    }),
    ...paramFlag,
    into: string({ summary: 'Sandbox of the clone.', helpValue: '<sandbox>' }),
    ...writeFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsClone);
    const { name, description, lint } = flags;
    const params = parseParams(flags.param);
    const session = await this.openSession(flags);
    const into =
      flags.into === undefined ? session : await this.openSession({ ...flags, sandbox: flags.into });
    await warnOfStoredSecrets(args.connection, flags.param, session);
    const created = await writeGuarded(into, flags, ({ yesProduction }) => {
      const changes = { name, description, params };
      return cloneConnection(args.connection, changes, { session, into, lint, yesProduction });
    });
    await printResult(created, flags, () => renderCreated(created));
  }
}
