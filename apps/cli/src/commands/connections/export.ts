import { type ConnectionExport, exportConnection } from '@headwater/core';
import { option } from '@oclif/core/flags';
import { connectionArgument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { withProgramNameInShell } from '../../output/command-line.ts';
import { printResult } from '../../output/print-result.ts';
import { note } from '../../output/progress.ts';

export default class ConnectionsExport extends HeadwaterCommand {
  static override summary = 'Write a connection as a file, command or program that creates an equal one.';
  static override description =
    'Secrets cannot be read back; references to environment variables replace them.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "Landing zone" > connection.yaml',
    '<%= config.bin %> <%= command.id %> "Landing zone" --as curl',
  ];
  static override args = connectionArgument;
  static override flags = {
    as: option({
      summary: 'Output: a file for --from, a command of this CLI, a program, or a curl command.',
      options: ['yaml', 'cli', 'typescript', 'curl'] as const,
      default: 'yaml',
    })(),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsExport);
    const session = await this.openSession(flags);
    const written = asTyped(await exportConnection(args.connection, { session }));
    await printResult(written, flags, () => written[flags.as].trimEnd());
    if (written.variables.length > 0) note(`Set ${written.variables.join(', ')} before you use it.`);
  }
}

function asTyped(written: ConnectionExport): ConnectionExport {
  return {
    ...written,
    cli: withProgramNameInShell(written.cli),
    curl: withProgramNameInShell(written.curl),
  };
}
