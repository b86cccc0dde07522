import { sourceConfig } from '@headwater/core';
import { string } from '@oclif/core/flags';
import { argument } from '../../arguments.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { renderDetails } from '../../output/details.ts';
import { printResult } from '../../output/print-result.ts';

export default class SourcesConfig extends HeadwaterCommand {
  static override summary = 'Show what the target has prepared for an auth method of a source.';
  static override description =
    'For example the IAM role of Experience Platform that the policy of an Amazon S3 bucket has to trust.';
  static override examples = ['<%= config.bin %> <%= command.id %> amazon-s3 --auth IamRole'];
  static override args = { source: argument({ description: 'Slug of the source.', required: true }) };
  static override flags = {
    auth: string({
      char: 'a',
      summary: 'Auth method; the one for which the platform documents such values when left out.',
      helpValue: '<variant>',
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SourcesConfig);
    const session = await this.openSession(flags);
    const config = await sourceConfig(args.source, { session, method: flags.auth });
    await printResult(config, flags, () => renderDetails(config.configParams));
  }
}
