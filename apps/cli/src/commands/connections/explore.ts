import { describeObject, type ExploreEntry, exploreConnection } from '@headwater/core';
import { boolean } from '@oclif/core/flags';
import { argument, connectionArgument } from '../../arguments.ts';
import { readFlags } from '../../connections/connection-flags.ts';
import { toReadOptions } from '../../connections/read-options.ts';
import { renderColumns } from '../../connections/render-structure.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { listFlags, printList } from '../../output/list-output.ts';
import { printResult } from '../../output/print-result.ts';
import { withProgress } from '../../output/progress.ts';

export default class ConnectionsExplore extends HeadwaterCommand {
  static override summary = 'List the folders, files or tables behind a connection, or the columns of one.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> "Landing zone"',
    '<%= config.bin %> <%= command.id %> "Landing zone" landing/orders',
    '<%= config.bin %> <%= command.id %> "Landing zone" landing/orders.csv --columns',
  ];
  static override args = {
    ...connectionArgument,
    path: argument({ description: 'Folder, file or table. The root when left out.' }),
  };
  static override flags = {
    columns: boolean({ summary: 'Show the columns of the file or table at the path.', default: false }),
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
      return;
    }
    const { entries } = await withProgress(
      'Exploring',
      exploreConnection(args.connection, { session, path: args.path }),
    );
    await printList(entries, COLUMNS, flags);
  }
}

const COLUMNS = [
  { field: 'type', header: 'TYPE', value: ({ type }: ExploreEntry) => type, isWhole: true },
  { field: 'name', header: 'NAME', value: ({ name }: ExploreEntry) => name, isOptional: true },
  { field: 'path', header: 'PATH', value: ({ path }: ExploreEntry) => path, isWhole: true },
];
