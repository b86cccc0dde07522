import {
  type ConnectionView,
  iterateConnections,
  type ListConnectionsOptions,
  listConnections,
} from '@headwater/core';
import { boolean, integer, option, string } from '@oclif/core/flags';
import { outcomeWord, renderExpiry } from '../../connections/render-status.ts';
import { sourceLabel } from '../../connections/source-label.ts';
import { type ConnectionWithStatus, withStatus } from '../../connections/with-status.ts';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { listFlags, printList } from '../../output/list-output.ts';
import { note, withProgress } from '../../output/progress.ts';

export default class ConnectionsList extends HeadwaterCommand {
  static override summary = 'List the connections of a sandbox, newest first.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --source azure-blob --state enabled',
    '<%= config.bin %> <%= command.id %> --search orders',
    '<%= config.bin %> <%= command.id %> --all --json --query "[].id"',
  ];
  static override flags = {
    source: string({ summary: 'Only connections of this source.', helpValue: '<slug>' }),
    state: option({
      summary: 'Only connections in this state.',
      options: ['enabled', 'disabled', 'initializing', 'draft'] as const,
    })(),
    name: string({ summary: 'Only connections with exactly this name.', helpValue: '<name>' }),
    search: string({
      summary: 'Only connections whose name contains this string, in upper or lower case.',
      helpValue: '<text>',
    }),
    limit: integer({
      summary: 'Maximum number of connections.',
      helpValue: '<n>',
      default: 100,
      min: 1,
      exclusive: ['all'],
    }),
    all: boolean({
      summary: 'All connections, including those of destinations and of the platform itself.',
      default: false,
    }),
    ...listFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(ConnectionsList);
    const { source, state, name, search, limit, all } = flags;
    const session = await this.openSession(flags);
    const options = { session, source, state, name, search };
    const connections = all
      ? await withProgress('Listing', listAll(options))
      : await listUpTo(limit, listConnections({ ...options, limit }));
    const { isKept, items } = await withStatus(connections, session);
    const columns = isKept
      ? [...COLUMNS, ...statusColumns(session.now()), ...LAST_COLUMNS]
      : [...COLUMNS, ...LAST_COLUMNS];
    await printList(items, columns, flags);
  }
}

async function listAll(options: ListConnectionsOptions): Promise<readonly ConnectionView[]> {
  const connections: ConnectionView[] = [];
  for await (const connection of iterateConnections({ ...options, includeOthers: true })) {
    connections.push(connection);
  }
  return connections;
}

async function listUpTo(
  limit: number,
  listed: ReturnType<typeof listConnections>,
): Promise<readonly ConnectionView[]> {
  const { items, hasMore, hidden } = await withProgress('Listing', listed);
  if (hasMore) note(`Only the first ${limit} are shown. Use --limit or --all for more.`);
  if (hidden > 0) note(`${renderHidden(hidden)} Use --all to see ${hidden === 1 ? 'it' : 'them'}.`);
  return items;
}

function renderHidden(count: number): string {
  return count === 1
    ? '1 connection is hidden because it belongs to a destination or the platform itself.'
    : `${count} connections are hidden because they belong to destinations or the platform itself.`;
}

const COLUMNS = [
  { field: 'name', header: 'NAME', value: ({ label }: ConnectionView) => label, isKey: true },
  { field: 'source', header: 'SOURCE', value: sourceLabel },
  { field: 'state', header: 'STATE', value: ({ state }: ConnectionView) => state, isOptional: true },
];

const statusColumns = (now: number) => [
  {
    field: 'lastTest',
    header: 'LAST TEST',
    value: ({ lastTest }: ConnectionWithStatus) => outcomeWord(lastTest),
    isOptional: true,
    isWhole: true,
  },
  {
    field: 'secretsExpireAt',
    header: 'EXPIRES',
    isOptional: true,
    value: ({ secretsExpireAt: end }: ConnectionWithStatus) =>
      end === undefined ? '-' : renderExpiry(end, now),
  },
];

const LAST_COLUMNS = [
  {
    field: 'updatedAt',
    header: 'UPDATED',
    isOptional: true,
    value: ({ updatedAt }: ConnectionView) =>
      updatedAt === undefined ? '-' : new Date(updatedAt).toISOString().slice(0, 16),
  },
  { field: 'id', header: 'ID', value: ({ id }: ConnectionView) => id, isWhole: true },
];
