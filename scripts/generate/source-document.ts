import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ROOT, readYaml } from './paths.ts';

/** The parts of a file of `specs/sources` that the generator reads. */
export interface SourceDocument {
  info: { title: string; description: string };
  'x-source': {
    slug: string;
    displayName: string;
    category: string;
    status: string;
    kind: string;
    exploreKind: string;
    connectionSpec: { id: string; alternateIds?: string[]; version: string; name: string };
    [key: string]: unknown;
  };
  'x-notes'?: string[];
  'x-source-params'?: ParamsSchema;
  components?: { schemas?: Record<string, VariantSchema> };
}

/** A JSON Schema object whose properties are parameters, with the dialect's `x-` keys. */
export interface ParamsSchema {
  properties: Record<string, Record<string, unknown>>;
  required?: string[];
}

/** One auth method. */
export interface VariantSchema extends ParamsSchema {
  title: string;
  description: string;
  'x-spec-name': string;
  'x-auth-type'?: string;
  'x-deployments'?: string[];
  'x-config-params'?: string[];
  deprecated?: boolean;
  [key: string]: unknown;
}

/** Reads every source document, sorted by slug. Fails if a file name differs from its slug. */
export async function readSourceDocuments(): Promise<SourceDocument[]> {
  const files = (await readdir(join(ROOT, 'specs/sources'))).filter((file) => file.endsWith('.yaml')).sort();
  return await Promise.all(files.map(readSourceDocument));
}

async function readSourceDocument(file: string): Promise<SourceDocument> {
  const document = (await readYaml(`specs/sources/${file}`)) as SourceDocument;
  const slug = document['x-source']?.slug;
  if (slug !== basename(file, '.yaml')) throw new Error(`specs/sources/${file}: x-source.slug is "${slug}"`);
  return document;
}
