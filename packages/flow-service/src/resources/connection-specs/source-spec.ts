import { type AuthParameter, type SourceDefinition, toParamsSchema } from '@headwater/sources';
import { toCategoryKey, toKey } from './spec-category.ts';

/**
 * The parameters of a source connection, and the presentation of the source.
 *
 * @param others Sources with the same id; their parameters are listed as well.
 */
export function toSourceSpec(
  source: SourceDefinition,
  others: readonly SourceDefinition[],
): Record<string, unknown> {
  const name = toLabel(source);
  const key = toKey(source.connectionSpec.name);
  const own = mergeParams([source, ...others]);
  return {
    name,
    type: name,
    spec: own.length > 0 ? toParamsSchema(own) : PARAMS_OF_KIND[source.exploreKind],
    attributes: {
      uiAttributes: {
        isSource: true,
        isPreview: false,
        isBeta: source.status === 'beta',
        category: { key: toCategoryKey(source.category) },
        icon: { key },
        label: { key: `${key}Label` },
        description: { key: `${key}Description` },
        ...(source.documentation === undefined ? {} : { documentationLink: source.documentation }),
        frequency: { key: source.kind },
      },
    },
  };
}

/** Lists each parameter once, and requires it if every source requires it. */
function mergeParams(sources: readonly SourceDefinition[]): readonly AuthParameter[] {
  const byName = Map.groupBy(
    sources.flatMap(({ sourceParams }) => sourceParams),
    ({ name }) => name,
  );
  return [...byName.values()].flatMap((namesakes) => {
    const isRequired = namesakes.filter((param) => param.isRequired).length === sources.length;
    return namesakes.slice(0, 1).map((param) => ({ ...param, isRequired }));
  });
}

/** The only batch source without explore is also a storage. */
const LABELS: Readonly<Record<SourceDefinition['exploreKind'], string>> = {
  'cloud-storage': 'CloudStorage',
  tabular: 'Tabular',
  rest: 'Resource',
  none: 'CloudStorage',
};

function toLabel({ kind, exploreKind }: SourceDefinition): string {
  return kind === 'streaming' ? 'Streaming' : LABELS[exploreKind];
}

/** Parameters shared by all sources of a kind that declare none of their own. */
const PARAMS_OF_KIND: Readonly<Record<SourceDefinition['exploreKind'], object>> = {
  'cloud-storage': toSchema(
    {
      path: { type: 'string', description: 'Path of the file or folder; * matches any characters.' },
      type: { type: 'string', enum: ['file', 'folder'] },
      recursive: { type: 'boolean', description: 'Whether to read folders inside the folder.' },
    },
    ['path'],
  ),
  tabular: toSchema(
    {
      tableName: { type: 'string', description: 'Path of the table, as listed.' },
      columns: { type: 'array', items: { type: 'object' }, description: 'Columns to read.' },
    },
    ['tableName'],
  ),
  rest: toSchema({}),
  none: toSchema({}),
};

function toSchema(properties: object, required: readonly string[] = []): object {
  return { ...toParamsSchema([]), properties, required };
}
