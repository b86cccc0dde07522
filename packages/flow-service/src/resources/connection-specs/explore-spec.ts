import type { SourceDefinition } from '@headwater/sources';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

const ENTRIES = {
  $schema: DRAFT,
  type: 'array',
  items: {
    type: 'object',
    properties: {
      type: { type: 'string', enum: ['folder', 'file', 'table'] },
      name: { type: 'string' },
      path: { type: 'string' },
      canPreview: { type: 'boolean' },
      canFetchSchema: { type: 'boolean' },
    },
  },
};

const STRUCTURE = {
  $schema: DRAFT,
  type: 'object',
  properties: {
    format: { type: 'string', enum: ['flat', 'hierarchical'] },
    schema: { type: 'object' },
    data: { type: 'array', items: { type: 'object' } },
  },
};

/** Delimited text is never nested. */
const FLAT = {
  ...STRUCTURE,
  properties: {
    ...STRUCTURE.properties,
    format: { type: 'string', enum: ['flat'] },
    schema: {
      type: 'object',
      properties: {
        columns: {
          type: 'array',
          items: { type: 'object', properties: { name: { type: 'string' }, type: { type: 'string' } } },
        },
      },
    },
  },
};

/** Parameters and answers of an explore call, by explore kind. */
const EXPLORE_SPECS: Readonly<Record<SourceDefinition['exploreKind'], object>> = {
  'cloud-storage': toSpec('FileSystem', {
    request: {
      properties: {
        objectType: { type: 'string', enum: ['root', 'folder', 'file'] },
        object: { type: 'string' },
        fileType: { type: 'string', enum: ['delimited', 'json', 'parquet'] },
        preview: { type: 'boolean' },
      },
      required: ['objectType'],
      oneOf: [choice('root'), choice('folder', ['object']), choice('file', ['object', 'fileType'])],
    },
    response: {
      root: ENTRIES,
      folder: ENTRIES,
      file: { delimited: FLAT, json: STRUCTURE, parquet: STRUCTURE },
    },
  }),
  tabular: toSpec('Tabular', {
    request: {
      properties: {
        objectType: { type: 'string', enum: ['root', 'table'] },
        object: { type: 'string' },
        preview: { type: 'boolean' },
      },
      required: ['objectType'],
      oneOf: [choice('root'), choice('table', ['object'])],
    },
    response: { root: ENTRIES, table: STRUCTURE },
  }),
  rest: toSpec('Resource', {
    request: {
      properties: {
        objectType: { type: 'string', enum: ['rest'] },
        object: { type: 'string', enum: ['json'] },
        sourceParams: { type: 'string', contentEncoding: 'base64' },
      },
      required: ['objectType', 'object'],
    },
    response: { rest: STRUCTURE },
  }),
  none: {},
};

/** Returns the `exploreSpec` of a source, or nothing if it cannot be explored. */
export function toExploreSpec({ exploreKind }: SourceDefinition): { exploreSpec?: Record<string, unknown> } {
  return exploreKind === 'none' ? {} : { exploreSpec: { ...EXPLORE_SPECS[exploreKind] } };
}

function toSpec(name: string, { request, response }: { request: object; response: object }): object {
  return {
    name,
    type: name,
    requestSpec: { $schema: DRAFT, type: 'object', ...request },
    responseSpec: response,
  };
}

/** JSON Schema for an object type and its parameters. */
function choice(objectType: string, required: readonly string[] = []): object {
  return { properties: { objectType: { const: objectType } }, required };
}
