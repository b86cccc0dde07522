import { findSourceOfBody } from '@headwater/core';
import { UsageError } from '../errors/usage-error.ts';
import { DocumentFault, parseDocument } from './parse-document.ts';
import type { PartialInput } from './partial-input.ts';
import { readContent } from './read-content.ts';

/** Reads a connection from a JSON or YAML file, or from stdin for `-`. */
export async function readInputFile(path: string): Promise<PartialInput> {
  try {
    return await toPartialInput(await parseDocument(await readContent(path)), path);
  } catch (error) {
    throw error instanceof DocumentFault ? invalidFile(`${nameOf(path)} ${error.message}.`) : error;
  }
}

/** Understands the form that `sources show` prints, and the body that the API's own tutorials post. */
async function toPartialInput(document: unknown, path: string): Promise<PartialInput> {
  if (!isObject(document)) throw invalidFile(`${nameOf(path)} does not hold an object.`);
  assertKnown(Object.keys(document), path);
  const { auth = {}, connectionSpec } = document;
  if (!isObject(auth)) throw invalidFile(`"auth" in ${nameOf(path)} is not an object.`);
  const { method, specName, params: nested, ...inline } = auth;
  const params = isObject(nested) ? nested : inline;
  const named = textOf({ method: method ?? specName }, 'method', path);
  return {
    source: textOf(document, 'source', path) ?? (await sourceOf(connectionSpec, { specName: named, params })),
    name: textOf(document, 'name', path),
    description: textOf(document, 'description', path),
    auth: { method: named, params },
  };
}

/** A tutorial's body names its source by a connection spec alone. */
async function sourceOf(
  connectionSpec: unknown,
  auth: { specName: string | undefined; params: Record<string, unknown> },
): Promise<string | undefined> {
  if (!isObject(connectionSpec) || typeof connectionSpec.id !== 'string') return undefined;
  return await findSourceOfBody({ connectionSpecId: connectionSpec.id, ...auth });
}

const FIELDS = ['source', 'name', 'description', 'auth', 'connectionSpec'];

function assertKnown(fields: readonly string[], path: string): void {
  const unknown = fields.find((field) => !FIELDS.includes(field));
  if (unknown === undefined) return;
  throw invalidFile(
    `${nameOf(path)} has the unknown field "${unknown}". Known fields: ${FIELDS.join(', ')}.`,
  );
}

function textOf(object: Record<string, unknown>, key: string, path: string): string | undefined {
  const value = object[key];
  if (value === undefined || typeof value === 'string') return value;
  throw invalidFile(`"${key}" in ${nameOf(path)} is not a string.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(path: string): string {
  return path === '-' ? 'Standard input' : path || 'A file without a name';
}

function invalidFile(message: string): UsageError {
  return new UsageError(message, {
    code: 'input-file-invalid',
    nextSteps: [
      '`headwater sources show <source>` prints a file to start from, for each way to authenticate.',
    ],
  });
}
