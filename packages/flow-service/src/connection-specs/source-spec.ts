import type { SourceDefinition } from '@headwater/sources';
import { toSpecCategory } from './spec-category.ts';

/** What a source connection on top of a base connection is asked for, and how the source presents itself. */
export function toSourceSpec(source: SourceDefinition): Record<string, unknown> {
  return {
    attributes: {
      uiAttributes: {
        isSource: true,
        isPreview: false,
        isBeta: source.status === 'beta',
        category: toSpecCategory(source.category),
        label: source.displayName,
        description: source.description,
        ...(source.documentation === undefined ? {} : { documentationLink: source.documentation }),
        frequency: { key: source.kind },
      },
    },
    ...PARAMS[source.exploreKind],
  };
}

const PARAMS: Readonly<Record<SourceDefinition['exploreKind'], object>> = {
  'cloud-storage': toParams('CloudStorage', {
    properties: {
      path: { type: 'string', description: 'Path of the file or folder; * stands for any characters.' },
      type: { type: 'string', enum: ['file', 'folder'] },
      recursive: { type: 'boolean', description: 'Whether folders inside the folder are read too.' },
    },
    required: ['path'],
  }),
  tabular: toParams('Tabular', {
    properties: {
      path: { type: 'string', description: 'Path of the table.' },
      columns: { type: 'array', items: { type: 'object' }, description: 'The columns to read.' },
    },
    required: ['path'],
  }),
  rest: toParams('Resource', { properties: {} }),
  none: {},
};

function toParams(name: string, schema: object): object {
  return {
    name,
    type: name,
    spec: { $schema: 'http://json-schema.org/draft-07/schema#', type: 'object', ...schema },
  };
}
