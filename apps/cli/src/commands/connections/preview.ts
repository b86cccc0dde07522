import { previewConnection } from '@headwater/core';
import { integer, string } from '@oclif/core/flags';
import { argument, connectionArgument } from '../../arguments.ts';
import { readFlags } from '../../connections/connection-flags.ts';
import { printNotices } from '../../connections/print-notices.ts';
import { toReadOptions } from '../../connections/read-options.ts';
import { renderRows } from '../../connections/render-structure.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { parseParams } from '../../input/params.ts';
import { printResult } from '../../output/print-result.ts';
import { note, withProgress } from '../../output/progress.ts';

export default class ConnectionsPreview extends HeadwaterCommand {
  static override summary = 'Show the first rows of a file or table.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "Landing zone" landing/orders.csv',
    '<%= config.bin %> <%= command.id %> "Landing zone" landing/export.txt --file-type delimited --delimiter "|"',
    '<%= config.bin %> <%= command.id %> "Mailchimp campaigns" --source-param campaignId=42',
  ];
  static override args = {
    ...connectionArgument,
    object: argument({ description: 'Path of the file, or name of the table; not needed for REST sources.' }),
  };
  static override flags = {
    rows: integer({ summary: 'Maximum number of rows.', helpValue: '<n>', default: 20, min: 1 }),
    'source-param': string({
      summary: 'Parameter of a REST source, such as a campaign id; repeatable.',
      helpValue: '<key>=<value>',
      multiple: true,
      multipleNonGreedy: true,
    }),
    ...readFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsPreview);
    const session = await this.openSession(flags);
    const sourceParams = parseParams(flags['source-param'], '--source-param');
    const options = { session, rows: flags.rows, sourceParams, ...toReadOptions(flags) };
    const reading = previewConnection(args.connection, args.object ?? '', options);
    const { data, ...structure } = await withProgress('Reading', reading);
    const preview = { ...structure, ...(data && { data: data.slice(0, flags.rows) }) };
    await printResult(preview, flags, () => renderRows(preview));
    if (data === undefined) note('The target sent columns but no rows.');
    printNotices(preview, flags);
  }
}
