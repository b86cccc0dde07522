import { listSources, type SourceEntry } from '@headwater/core';
import { option, string } from '@oclif/core/flags';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { printResult } from '../../output/print-result.ts';
import { note } from '../../output/progress.ts';
import { renderTable } from '../../output/table.ts';

export default class SourcesList extends HeadwaterCommand {
  static override summary = 'List the sources that can be connected.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --category databases',
    '<%= config.bin %> <%= command.id %> --search azure --query "[].slug"',
  ];
  static override flags = {
    category: string({ summary: 'Only this category, for example databases.', helpValue: '<name>' }),
    status: option({
      summary: 'Only sources released this far.',
      options: ['ga', 'beta', 'deprecated', 'unverified'] as const,
    })(),
    kind: option({ summary: 'Only sources of this kind.', options: ['batch', 'streaming'] as const })(),
    search: string({ summary: 'Only sources with this in their name.', helpValue: '<text>' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(SourcesList);
    const { category, status, kind, search } = flags;
    const sources = listSources({ category, status, kind, text: search });
    await printResult(sources, flags, () => renderTable(sources, COLUMNS));
    if (sources.length === 0)
      note(`No source is like that. The categories are ${listCategories().join(', ')}.`);
  }
}

function listCategories(): readonly string[] {
  return [...new Set(listSources().map(({ category }) => category))].sort();
}

const COLUMNS = [
  { header: 'SOURCE', value: ({ slug }: SourceEntry) => slug, isKey: true },
  { header: 'NAME', value: ({ displayName }: SourceEntry) => displayName },
  { header: 'CATEGORY', value: ({ category }: SourceEntry) => category },
  { header: 'STATUS', value: ({ status }: SourceEntry) => status },
  { header: 'AUTH', value: ({ methods }: SourceEntry) => methods.map(({ key }) => key).join(', ') },
];
