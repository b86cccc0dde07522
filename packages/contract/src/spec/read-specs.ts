import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The parts of a committed OpenAPI document that response validation uses. */
export interface SpecDocument {
  servers: readonly { url: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, SpecOperation>>>>;
}

/** An operation of a document. In addition to the methods, a path has parameters; no method has that name. */
export interface SpecOperation {
  operationId?: string;
  responses: Readonly<Record<string, { $ref?: string; content?: object }>>;
}

const SPECS = join(import.meta.dirname, '..', '..', '..', '..', 'specs');

/** The committed OpenAPI documents by the name of their folder under `specs/`. */
export function readSpecs(): ReadonlyMap<string, SpecDocument> {
  const names = readdirSync(SPECS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(SPECS, entry.name, 'openapi.yaml')))
    .map(({ name }) => name);
  return new Map(names.map((name) => [name, readSpec(name)]));
}

function readSpec(name: string): SpecDocument {
  const text = readFileSync(join(SPECS, name, 'openapi.yaml'), 'utf8');
  // Documents refer to each other by file; here each one has its name as its id.
  return parse(text.replaceAll(/\.\.\/([\w-]+)\/openapi\.yaml#/g, '$1#')) as SpecDocument;
}
