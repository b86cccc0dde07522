import { describeObject, type ExploreEntry } from '@headwater/core';
import { boolean, string } from '@oclif/core/flags';
import { argument, connectionArgument } from '../../arguments.ts';
import { readFlags } from '../../connections/connection-flags.ts';
import { type ListedEntries, listEntries, nextPageCommand } from '../../connections/list-entries.ts';
import { printNotices } from '../../connections/print-notices.ts';
import { toReadOptions } from '../../connections/read-options.ts';
import { renderColumns } from '../../connections/render-structure.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { listFlags, printList } from '../../output/list-output.ts';
import { printResult } from '../../output/print-result.ts';
import { note, withProgress } from '../../output/progress.ts';

export default class ConnectionsExplore extends HeadwaterCommand {
  static override summary = 'List the folders, files or tables behind a connection, or the columns of one.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "Landing zone"',
    '<%= config.bin %> <%= command.id %> "Landing zone" landing/orders',
    '<%= config.bin %> <%= command.id %> "Landing zone" landing/orders --all',
    '<%= config.bin %> <%= command.id %> "Landing zone" landing/orders.csv --columns',
  ];
  static override args = {
    ...connectionArgument,
    path: argument({ description: 'Folder, file or table; the root by default.' }),
  };
  static override flags = {
    columns: boolean({ summary: 'Show the columns of the file or table at the path.', default: false }),
    after: string({
      summary: 'Continue a listing from the cursor that it ended with.',
      helpValue: '<cursor>',
      exclusive: ['columns'],
    }),
    all: boolean({
      summary: 'List all entries.',
      default: false,
      exclusive: ['columns'],
    }),
    ...readFlags,
    ...listFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ConnectionsExplore);
    const session = await this.openSession(flags);
    if (flags.columns) {
      const reading = describeObject(args.connection, args.path ?? '', { session, ...toReadOptions(flags) });
      const structure = await withProgress('Reading', reading);
      await printResult(structure, flags, () => renderColumns(structure));
      printNotices(structure, flags);
      return;
    }
    const { path } = args;
    const listed = await listEntries(args.connection, {
      session,
      path,
      after: flags.after,
      isWhole: flags.all,
    });
    await printList(listed.entries, COLUMNS, flags);
    this.sayMore(listed);
  }

  /** Without this note, a truncated listing looks complete. */
  private sayMore({ entries, after }: ListedEntries): void {
    if (after === undefined) return;
    const command = [this.config.bin, ...(this.id ?? '').split(':')];
    note(`${entries.length} entries are shown; more follow. List the next ones, or all with --all:`);
    note(`  ${nextPageCommand(command, this.argv, after)}`);
  }
}

const COLUMNS = [
  { field: 'type', header: 'TYPE', value: ({ type }: ExploreEntry) => type, isWhole: true },
  { field: 'name', header: 'NAME', value: ({ name }: ExploreEntry) => name, isOptional: true },
  { field: 'path', header: 'PATH', value: ({ path }: ExploreEntry) => path, isWhole: true },
];
