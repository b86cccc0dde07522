import { diffSources } from '@headwater/core';
import { string } from '@oclif/core/flags';
import { EXIT_CODE } from '../../errors/exit-code.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';
import { renderDiff } from '../../sources/render-diff.ts';

export default class SourcesDiff extends HeadwaterCommand {
  static override summary = 'Compare the catalog with the sources that a target offers.';
  static override description = 'Exits with 2 when they differ.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --against stage',
    '<%= config.bin %> <%= command.id %> --against stage --source azure-blob --json',
  ];
  static override flags = {
    against: string({
      summary: 'Profile of the target to compare with; by default the active one.',
      helpValue: '<profile>',
      exclusive: ['profile'],
    }),
    source: string({ summary: 'Only this source.', helpValue: '<slug>' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(SourcesDiff);
    const { against, source } = flags;
    const session = await this.openSession({ ...flags, profile: against ?? flags.profile });
    const diff = await withProgress('Comparing', diffSources({ session, source }));
    await printResult(diff, flags, () => renderDiff(diff));
    if (diff.differences.length > 0) process.exitCode = EXIT_CODE.differences;
  }
}
