import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { UsageError } from '../errors/usage-error.ts';
import type { ConnectionDraft } from './connection-draft.ts';

/** Reads a connection from a JSON or YAML file, or from stdin for `-`. */
export async function readInputFile(path: string): Promise<ConnectionDraft> {
  const { parse } = await import('yaml');
  const content = await readContent(path);
  let document: unknown;
  try {
    document = parse(content);
  } catch (error) {
    // The parser's own message repeats lines of the file, which may hold secrets.
    throw invalidFile(`${nameOf(path)} is neither JSON nor YAML${placeOf(error)}.`);
  }
  return toDraft(document, path);
}

/** Where YAML, and so JSON, was no longer understood. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error) || !('linePos' in error) || !Array.isArray(error.linePos)) return '';
  const { line, col } = error.linePos[0] ?? {};
  return `: it cannot be understood from line ${line}, column ${col} on`;
}

async function readContent(path: string): Promise<string> {
  try {
    return path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown error';
    throw invalidFile(
      `${nameOf(path)} ${code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`}.`,
    );
  }
}

/** Understands the form that `sources show` prints, and the body that the API's own tutorials post. */
function toDraft(document: unknown, path: string): ConnectionDraft {
  if (!isObject(document)) throw invalidFile(`${nameOf(path)} does not hold an object.`);
  assertKnown(Object.keys(document), path);
  const { auth = {} } = document;
  if (!isObject(auth)) throw invalidFile(`"auth" in ${nameOf(path)} is not an object.`);
  const { method, specName, params, ...inline } = auth;
  return {
    source: textOf(document, 'source', path),
    name: textOf(document, 'name', path),
    description: textOf(document, 'description', path),
    method: textOf({ method: method ?? specName }, 'method', path),
    params: isObject(params) ? params : inline,
  };
}

/** The last of them stands in the tutorials' bodies; the source decides it. */
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
  throw invalidFile(`"${key}" in ${nameOf(path)} is not a text.`);
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
