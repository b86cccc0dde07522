import { argument } from '../../arguments.ts';
import { COMPLETION_SCRIPTS, SHELLS } from '../../completion/scripts.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';

export default class Completion extends HeadwaterCommand {
  static override summary =
    'Print a script that completes commands, flags, sources, connections and parameters in your shell.';
  static override examples = [
    'source <(<%= config.bin %> <%= command.id %> bash)',
    '<%= config.bin %> <%= command.id %> powershell | Out-String | Invoke-Expression',
    '<%= config.bin %> <%= command.id %> fish > ~/.config/fish/completions/<%= config.bin %>.fish',
  ];
  static override args = { shell: argument({ description: 'Your shell.', options: SHELLS, required: true }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Completion);
    const shell = SHELLS.find((name) => name === args.shell) ?? 'bash';
    const script = COMPLETION_SCRIPTS[shell];
    await printResult({ shell, script }, flags, () => script);
  }
}
