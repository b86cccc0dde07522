import { lintValues } from '@headwater/core';
import { sourceArgument } from '../arguments.ts';
import { draftFlags } from '../connections/connection-flags.ts';
import { EXIT_CODE } from '../errors/exit-code.ts';
import { renderLint } from '../findings/render-lint.ts';
import { HeadwaterCommand } from '../headwater-command.ts';
import { readDraft, toInput } from '../input/read-draft.ts';
import { warnOfClearSecrets } from '../input/warn-of-clear-secrets.ts';
import { printResult } from '../output/print-result.ts';

export default class Lint extends HeadwaterCommand {
  static override summary = 'Check credentials without sending anything, and explain each error and its fix.';
  static override description = 'Exits with 3 if there are errors; warnings alone exit with 0.';
  static override examples = [
    `<%= config.bin %> <%= command.id %> azure-blob --auth SasUri --param sasUri='\${env:SAS}'`,
    '<%= config.bin %> <%= command.id %> sql-server --from connection.yaml',
  ];
  static override args = { source: sourceArgument };
  static override flags = {
    ...draftFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Lint);
    const input = toInput(await readDraft(args.source, flags));
    await warnOfClearSecrets(input.source, flags.param);
    const report = await lintValues(input);
    await printResult(report, flags, () => renderLint(report));
    if (report.findings.some(({ severity }) => severity === 'error'))
      process.exitCode = EXIT_CODE.invalidInput;
  }
}
