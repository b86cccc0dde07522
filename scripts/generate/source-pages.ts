import {
  type AuthParameter,
  listSources,
  type SourceGuide,
  showSource,
  type VariantGuide,
} from '@headwater/core';
import { emptyFolder, writeMarkdown } from './paths.ts';

const FOLDER = 'docs/sources';

/** Writes `docs/sources`: one page per source, and an index by category. */
export async function generateSourcePages(): Promise<void> {
  await emptyFolder(FOLDER);
  const guides = await Promise.all(listSources().map(({ slug }) => showSource(slug)));
  for (const guide of guides) await writeMarkdown(`${FOLDER}/${guide.slug}.md`, renderPage(guide));
  await writeMarkdown(`${FOLDER}/README.md`, renderIndex(guides));
}

function renderIndex(guides: readonly SourceGuide[]): string {
  const categories = Map.groupBy(guides, ({ category }) => category);
  const sections = [...categories.keys()].sort().map((category) => {
    const rows = (categories.get(category) ?? []).map(({ slug, displayName, status, kind, variants }) => {
      const methods = variants.map(({ title }) => title).join('; ') || 'none needed';
      return `| [${displayName}](${slug}.md) | \`${slug}\` | ${status} | ${kind} | ${methods} |`;
    });
    return [
      `## ${category}`,
      '',
      '| source | slug | status | kind | authentication |',
      '|---|---|---|---|---|',
      ...rows,
    ].join('\n');
  });
  return [
    `# Sources`,
    '',
    `The ${guides.length} sources that Headwater knows, by category.`,
    '',
    sections.join('\n\n'),
  ].join('\n');
}

function renderPage(guide: SourceGuide): string {
  const { displayName, description, notes, variants, sourceParams } = guide;
  const settled =
    notes.length > 0
      ? ['', '## What public descriptions disagree on', '', ...notes.map((note) => `- ${note}`)]
      : [];
  const ways =
    variants.length > 0
      ? variants.map(renderVariant)
      : ['', 'This source takes no credentials: its connection is created without an auth block.'];
  return [
    `# ${displayName}`,
    '',
    description,
    '',
    ...renderFacts(guide),
    ...ways,
    ...renderSourceParams(sourceParams),
    ...settled,
  ].join('\n');
}

function renderFacts(guide: SourceGuide): string[] {
  const { slug, category, status, kind, connectionSpec, flowSpecId, entitlement, documentation } = guide;
  const ids = [connectionSpec.id, ...connectionSpec.alternateIds].map((id) => `\`${id}\``).join(', ');
  const facts: [string, string | undefined][] = [
    ['slug', `\`${slug}\``],
    ['category', category],
    ['status', status],
    ['kind', kind],
    ['connection spec', `${ids}, version ${connectionSpec.version}`],
    ['flow spec', flowSpecId && `\`${flowSpecId}\``],
    ['needs', entitlement],
    ['documentation', documentation && `<${documentation}>`],
  ];
  const rows = facts.filter(([, value]) => value).map(([name, value]) => `| ${name} | ${value} |`);
  return ['| | |', '|---|---|', ...rows];
}

function renderSourceParams(params: readonly AuthParameter[]): string[] {
  if (params.length === 0) return [];
  return ['', '## Source connection', '', SOURCE_CONNECTION, '', ...renderParams(params)];
}

const SOURCE_CONNECTION = 'A source connection that uses the connection takes these `params`:';

function renderVariant({
  key,
  specName,
  title,
  description,
  deployments,
  params,
  command,
  yaml,
}: VariantGuide): string {
  const clouds = deployments.length > 0 ? [`Offered on ${deployments.join(', ')}.`, ''] : [];
  return [
    '',
    `## ${title}`,
    '',
    `${description}`,
    '',
    `Method \`${key}\`; the API calls it \`${specName}\`.`,
    '',
    ...clouds,
    ...renderParams(params),
    '',
    '```sh',
    command,
    '```',
    '',
    '```yaml',
    yaml.trimEnd(),
    '```',
  ].join('\n');
}

function renderParams(params: readonly AuthParameter[]): string[] {
  const rows = params.map((param) => {
    const flags = [param.isRequired && 'required', param.isSecret && 'secret'].filter(Boolean).join(', ');
    return `| \`${param.name}\` | ${flags} | ${param.description.replaceAll('|', '\\|')} |`;
  });
  return ['| parameter | | |', '|---|---|---|', ...rows];
}
