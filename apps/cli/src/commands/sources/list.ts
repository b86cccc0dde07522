import { listSources, nearest, type SourceEntry } from '@headwater/core';
import { option, string } from '@oclif/core/flags';
import { HeadwaterCommand } from '../../headwater-command.ts';
import { listFlags, printList } from '../../output/list-output.ts';
import { note } from '../../output/progress.ts';
import { reachOf } from '../../sources/reach-of.ts';

export default class SourcesList extends HeadwaterCommand {
  static override summary = 'List the sources of the catalog.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --category databases',
    '<%= config.bin %> <%= command.id %> --search azure --query "[].slug"',
  ];
  static override flags = {
    category: string({ summary: 'Only this category, for example databases.', helpValue: '<name>' }),
    status: option({
      summary: 'Only sources with this release status.',
      options: ['ga', 'beta', 'deprecated', 'unverified'] as const,
    })(),
    kind: option({ summary: 'Only sources of this kind.', options: ['batch', 'streaming'] as const })(),
    search: string({ summary: 'Only sources whose name contains this string.', helpValue: '<text>' }),
    ...listFlags,
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(SourcesList);
    const { category, status, kind, search } = flags;
    const sources = listSources({ category, status, kind, text: search });
    await printList(sources, COLUMNS, flags);
    if (sources.length === 0) note(explainEmpty(category));
  }
}

function explainEmpty(category = ''): string {
  const categories = listCategories();
  const near = categories.includes(category) ? [] : nearest(category, categories);
  return [
    'No sources match.',
    ...near.map((name) => `Did you mean \`--category ${name}\`?`),
    `The categories are ${categories.join(', ')}.`,
  ].join(' ');
}

function listCategories(): readonly string[] {
  return [...new Set(listSources().map(({ category }) => category))].sort();
}

const COLUMNS = [
  { field: 'slug', header: 'SOURCE', value: ({ slug }: SourceEntry) => slug, isWhole: true },
  { field: 'displayName', header: 'NAME', value: ({ displayName }: SourceEntry) => displayName },
  { field: 'category', header: 'CATEGORY', value: ({ category }: SourceEntry) => category, isOptional: true },
  { field: 'status', header: 'STATUS', value: ({ status }: SourceEntry) => status, isOptional: true },
  { field: 'canTest', header: 'FROM HERE', value: reachOf, isWhole: true },
  {
    field: 'methods',
    header: 'AUTH',
    value: ({ methods }: SourceEntry) => methods.map(({ key }) => key).join(', '),
    isOptional: true,
  },
];
