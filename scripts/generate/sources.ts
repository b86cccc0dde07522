import openapiTypeScript, { astToString } from 'openapi-typescript';
import { readDriverSlugs } from './driver-registry.ts';
import { emptyFolder, writeTypeScript } from './paths.ts';
import {
  type ParamsSchema,
  readSourceDocuments,
  type SourceDocument,
  type VariantSchema,
} from './source-document.ts';

const FOLDER = 'packages/sources/src/generated';

/** Writes the catalog (an index, one definition per source, loaders) and the typed auth models. */
export async function generateSources(): Promise<void> {
  await emptyFolder(FOLDER);
  const documents = await readSourceDocuments();
  const drivers = await readDriverSlugs();
  await writeTypeScript(`${FOLDER}/catalog.ts`, renderCatalog(documents, drivers));
  await writeTypeScript(`${FOLDER}/loaders.ts`, renderLoaders(documents));
  await writeTypeScript(`${FOLDER}/auth-models.ts`, renderAuthModels(documents));
  for (const document of documents) {
    const slug = document['x-source'].slug;
    await writeTypeScript(`${FOLDER}/definitions/${slug}.ts`, renderDefinition(document, drivers));
    await writeTypeScript(`${FOLDER}/types/${slug}.ts`, await renderTypes(document));
  }
}

function renderCatalog(documents: SourceDocument[], drivers: readonly string[]): string {
  const entries = documents.map((document) => `  ${JSON.stringify(toEntry(document, drivers))},`);
  return `import type { SourceEntry } from '../source.ts';

/** Every source, by slug. Small on purpose: definitions load when a source is used. */
export const CATALOG: readonly SourceEntry[] = [
${entries.join('\n')}
];`;
}

function renderLoaders(documents: SourceDocument[]): string {
  const entries = documents.map(({ 'x-source': { slug } }) => {
    return `  '${slug}': async () => (await import('./definitions/${slug}.ts')).definition,`;
  });
  return `import type { SourceDefinition } from '../source.ts';
import type { SourceSlug } from './auth-models.ts';

/** Definitions by slug, each imported on first use. */
export const DEFINITION_LOADERS: Readonly<Record<SourceSlug, () => Promise<SourceDefinition>>> = {
${entries.join('\n')}
};`;
}

/** A parameter with a default is optional in requests, so the types must not require it. */
async function renderTypes(document: SourceDocument): Promise<string> {
  const input = JSON.stringify(document, (_key, value) =>
    isAnswered(value ?? undefined) ? undefined : value,
  );
  return astToString(await openapiTypeScript(input, { defaultNonNullable: false }));
}

function renderAuthModels(documents: SourceDocument[]): string {
  const imports = documents.filter(hasVariants).map(({ 'x-source': { slug } }) => {
    return `import type { components as ${typeName(slug)} } from './types/${slug}.ts';`;
  });
  const entries = documents.map((document) => {
    const slug = document['x-source'].slug;
    if (!hasVariants(document)) return `  '${slug}': {};`;
    const variants = Object.keys(document.components?.schemas ?? {});
    const members = variants.map((key) => `    ${key}: ${typeName(slug)}['schemas']['${key}'];`);
    return `  '${slug}': {\n${members.join('\n')}\n  };`;
  });
  return `${imports.join('\n')}

/** The parameters of each auth variant of each source. */
export interface AuthModels {
${entries.join('\n')}
}

/** Headwater's key of a source. */
export type SourceSlug = keyof AuthModels;`;
}

function renderDefinition(document: SourceDocument, drivers: readonly string[]): string {
  const variants = Object.entries(document.components?.schemas ?? {}).map(([key, schema]) =>
    toVariant(key, schema),
  );
  const definition = {
    ...toEntry(document, drivers),
    description: document.info.description,
    sourceParams: toParams(document['x-source-params'] ?? { properties: {} }),
    notes: document['x-notes'] ?? [],
    variants,
  };
  return `import type { SourceDefinition } from '../../source.ts';

export const definition: SourceDefinition = ${JSON.stringify(definition, null, 2)};`;
}

function toEntry(document: SourceDocument, drivers: readonly string[]): Record<string, unknown> {
  const { connectionSpec, ...rest } = document['x-source'];
  const canTest = drivers.includes(rest.slug);
  const variants = Object.entries(document.components?.schemas ?? {}).map(([key, schema]) => {
    return { key, specName: schema['x-spec-name'] };
  });
  return {
    ...rest,
    connectionSpec: { ...connectionSpec, alternateIds: connectionSpec.alternateIds ?? [] },
    methods: variants,
    canTest,
    canExplore: canTest && rest.exploreKind !== 'none',
  };
}

function toVariant(key: string, schema: VariantSchema): Record<string, unknown> {
  const {
    title,
    description,
    'x-spec-name': specName,
    'x-auth-type': type,
    'x-deployments': deployments,
    'x-config-params': configParams,
    deprecated,
  } = schema;
  const answeredParams = Object.keys(schema.properties).filter((name) => isAnswered(schema.properties[name]));
  return {
    key,
    specName,
    title,
    description,
    type: type ?? key,
    deployments: deployments ?? [],
    ...(configParams ? { configParams } : {}),
    ...(deprecated ? { isDeprecated: true } : {}),
    params: toParams(schema),
    ...(answeredParams.length > 0 ? { answeredParams } : {}),
  };
}

function toParams(schema: ParamsSchema): Record<string, unknown>[] {
  return Object.entries(schema.properties)
    .filter(([, property]) => !isAnswered(property))
    .map(([name, property]) => toParam(name, property, schema));
}

function toParam(
  name: string,
  property: Record<string, unknown>,
  schema: ParamsSchema,
): Record<string, unknown> {
  const {
    title,
    description,
    type,
    format,
    examples,
    writeOnly,
    'x-value': value,
    'x-template': template,
    'x-aliases': aliases,
    ...rest
  } = property;
  if (aliases !== undefined && (format === 'password' || writeOnly === true)) {
    throw new Error(`${name} is a secret, so it cannot have other names: they would not be sealed.`);
  }
  const constraints = { ...rest, ...(format !== undefined && format !== 'password' ? { format } : {}) };
  return {
    name,
    title: title ?? name,
    description: description ?? '',
    type,
    isRequired: schema.required?.includes(name) ?? false,
    isSecret: format === 'password' || writeOnly === true,
    examples: examples ?? [],
    ...(value ? { value } : {}),
    ...(template ? { template } : {}),
    ...(aliases ? { aliases } : {}),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
  };
}

/** True for a parameter that the service adds to its responses and that a user cannot set. */
function isAnswered(property: Record<string, unknown> | undefined): boolean {
  return property?.readOnly === true;
}

function hasVariants(document: SourceDocument): boolean {
  return Object.keys(document.components?.schemas ?? {}).length > 0;
}

function typeName(slug: string): string {
  return slug.replace(/(^|-)(\w)/g, (_match, _dash, letter: string) => letter.toUpperCase());
}
