import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A committed OpenAPI document, as far as answers are judged by it. */
export interface SpecDocument {
  servers: readonly { url: string }[];
  paths: Readonly<Record<string, Readonly<Record<string, SpecOperation>>>>;
}

/** An operation of a document. Beside the methods, a path holds its parameters, which no method is named like. */
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
  // One document refers to another by its file; here each goes by its name.
  return parse(text.replaceAll(/\.\.\/([\w-]+)\/openapi\.yaml#/g, '$1#')) as SpecDocument;
}
