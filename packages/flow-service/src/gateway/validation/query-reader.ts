import { isDeepStrictEqual } from 'node:util';
import { problem } from '../../problems/service-problem.ts';
import type { OperationSpec, ParameterSchema, ParameterSpec } from './operation-spec.ts';

/** A raw query: all values by name. */
export type RawQuery = Readonly<Record<string, readonly string[]>>;

/** Parses a raw query into the values that an operation declares. */
export type QueryReader = (raw: RawQuery) => Record<string, unknown>;

/** Parameters whose invalid values have a problem code of their own. */
const INVALID_VALUE_CODES = {
  objectType: 'CONNECTOR-1358-400',
  fileType: 'CONNECTOR-1399-400',
  subOp: 'FLOW-1435-400',
} as const;

/**
 * Returns a reader of an operation's query. It throws the problem of the first unknown, missing or invalid parameter.
 */
export function createQueryReader(operation: OperationSpec): QueryReader {
  const normalize = operation.ignoresCase ? foldName : (name: string) => name;
  const declared = new Map(
    operation.queryParameters.map((parameter) => [normalize(parameter.name), parameter]),
  );
  const required = operation.queryParameters.filter((parameter) => parameter.required);
  return (raw) => {
    const query: Record<string, unknown> = {};
    for (const [name, values] of Object.entries(raw)) {
      const parameter = declared.get(normalize(name));
      if (parameter === undefined) throw problem('FLOW-1451-400', { name });
      const value = readValue(parameter, values);
      // Published examples repeat a parameter in two spellings with the same value.
      if (parameter.name in query && !isDeepStrictEqual(query[parameter.name], value))
        throw givenTwice(parameter.name);
      query[parameter.name] = value;
    }
    for (const { name } of required) if (!(name in query)) throw problem('FLOW-2119-400', { name });
    return query;
  };
}

function readValue({ name, schema }: ParameterSpec, values: readonly string[]): unknown {
  if (schema.type === 'array') {
    const { items = {}, maxItems = Infinity } = schema;
    if (values.length > maxItems)
      throw invalidValue(name, `${values.length} values`, `it takes ${maxItems} at most`);
    return values.map((value) => readText(name, items, value));
  }
  const [first, ...others] = values.map((text) => readText(name, schema, text));
  if (others.some((other) => other !== first)) throw givenTwice(name);
  return first;
}

function readText(name: string, schema: ParameterSchema, text: string): unknown {
  if (schema.enum) return readChoice(name, schema.enum, text);
  if (schema.type === 'boolean') return readBoolean(name, text);
  if (schema.type === 'integer') return readInteger(name, schema, text);
  return text;
}

function readChoice(name: string, choices: readonly string[], text: string): string {
  if (text === '') throw problem('CONNECTOR-1334-400', { name });
  const choice = choices.find((candidate) => candidate.toLowerCase() === text.toLowerCase());
  if (choice === undefined) throw invalidValue(name, text, `it is one of ${choices.join(', ')}`);
  return choice;
}

/** Clients write `False` as well as `false`. */
function readBoolean(name: string, text: string): boolean {
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false') throw invalidValue(name, text, 'it is true or false');
  return lower === 'true';
}

function readInteger(
  name: string,
  { minimum = -Infinity, maximum = Infinity }: ParameterSchema,
  text: string,
): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum) return value;
  const range = Number.isFinite(maximum) ? `from ${minimum} to ${maximum}` : `of at least ${minimum}`;
  throw invalidValue(name, text, `it is a whole number ${Number.isFinite(minimum) ? range : ''}`.trim());
}

function givenTwice(name: string): Error {
  return problem('FLOW-1453-400', { name, wanted: 'It is given more than once, with different values.' });
}

function invalidValue(name: string, text: string, wanted: string): Error {
  const code = Object.hasOwn(INVALID_VALUE_CODES, name)
    ? INVALID_VALUE_CODES[name as keyof typeof INVALID_VALUE_CODES]
    : 'FLOW-1452-400';
  return problem(code, { name, value: text, wanted });
}

/** `FileType` and `FILE_TYPE` both mean `fileType`. */
function foldName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
