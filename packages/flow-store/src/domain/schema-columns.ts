import type { JsonObject } from './flow-rows.ts';
import { findXdmClass } from './xdm-classes.ts';

/** The XDM types that a column can have. */
export type XdmColumnType =
  | 'string'
  | 'boolean'
  | 'byte'
  | 'short'
  | 'integer'
  | 'long'
  | 'double'
  | 'date'
  | 'date-time';

/** A leaf of a schema. */
export interface SchemaColumn {
  /** Path with dots between the levels of objects. */
  name: string;
  type: XdmColumnType;
  /** True if the field and every object around it are required. */
  required: boolean;
}

/** A schema has a field that no column can hold. */
export class UnsupportedSchemaError extends Error {
  override readonly name = 'UnsupportedSchemaError';
  /** Path of the field. */
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`The field ${path} ${reason}.`);
    this.path = path;
  }
}

/** The fields of a schema, with those of its class and of the other parts of `allOf`. */
export interface SchemaFields {
  properties: Readonly<Record<string, JsonObject>>;
  required: readonly string[];
}

/**
 * Merges the parts of a schema. Objects that several parts define are merged by member.
 *
 * @throws UnsupportedSchemaError for a reference to anything but a known class, and for a field that two parts define
 * differently
 */
export function fieldsOfSchema(schema: JsonObject): SchemaFields {
  return mergeParts([schema, ...readList(schema.allOf).map(resolvePart)], '');
}

/**
 * The columns of a schema document in any form, in the order of its fields. Nested objects become dotted paths.
 *
 * @throws UnsupportedSchemaError for a list, a map, or a type that no column can hold
 */
export function columnsOfSchema(schema: JsonObject): readonly SchemaColumn[] {
  return columnsOf(fieldsOfSchema(schema), { prefix: '', isRequired: true });
}

function resolvePart(part: unknown): JsonObject {
  const object = readObject(part);
  if (object.$ref === undefined) return object;
  const known = findXdmClass(object.$ref);
  if (known === undefined) {
    throw new UnsupportedSchemaError('allOf', `refers to ${String(object.$ref)}, which is not a known class`);
  }
  return { properties: known.properties, required: known.required };
}

function mergeParts(parts: readonly JsonObject[], prefix: string): SchemaFields {
  const properties = new Map<string, JsonObject>();
  for (const part of parts) {
    for (const [name, field] of Object.entries(readObject(part.properties))) {
      const path = `${prefix}${name}`;
      const before = properties.get(name);
      properties.set(
        name,
        before === undefined ? readObject(field) : mergeField(before, readObject(field), path),
      );
    }
  }
  const required = [...new Set(parts.flatMap((part) => readList(part.required).map(String)))];
  return { properties: Object.fromEntries(properties), required };
}

function mergeField(before: JsonObject, after: JsonObject, path: string): JsonObject {
  if (isObjectField(before) && isObjectField(after)) {
    return { ...before, ...after, ...mergeParts([before, after], `${path}.`) };
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return before;
  throw new UnsupportedSchemaError(path, 'is defined twice, with different definitions');
}

function columnsOf(
  { properties, required }: SchemaFields,
  { prefix, isRequired }: { prefix: string; isRequired: boolean },
): readonly SchemaColumn[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    if (name === '' || name.includes('.')) {
      throw new UnsupportedSchemaError(path, 'has a name that is empty or contains a dot');
    }
    const isRequiredHere = isRequired && required.includes(name);
    if (!isObjectField(field)) return [{ name: path, type: typeOf(field, path), required: isRequiredHere }];
    return columnsOf(mergeParts([field], `${path}.`), { prefix: `${path}.`, isRequired: isRequiredHere });
  });
}

function isObjectField(field: JsonObject): boolean {
  return field.properties !== undefined && (field.type === undefined || field.type === 'object');
}

/** `meta:xdmType` by the type of its columns. */
const XDM_TYPES: Readonly<Record<string, XdmColumnType>> = {
  string: 'string',
  boolean: 'boolean',
  byte: 'byte',
  short: 'short',
  int: 'integer',
  integer: 'integer',
  long: 'long',
  number: 'double',
  double: 'double',
  date: 'date',
  'date-time': 'date-time',
};

function typeOf(field: JsonObject, path: string): XdmColumnType {
  const declared = field['meta:xdmType'];
  const type = typeof declared === 'string' ? XDM_TYPES[declared] : jsonTypeOf(field);
  if (type !== undefined) return type;
  const name = String(declared ?? field.type ?? 'no type');
  throw new UnsupportedSchemaError(path, `has the type ${name}, which no column can hold`);
}

/** The type of a field without `meta:xdmType`, from the keywords that the platform derives it from. */
function jsonTypeOf({ type, format, minimum, maximum }: JsonObject): XdmColumnType | undefined {
  if (type === 'boolean') return 'boolean';
  if (type === 'number') return 'double';
  if (type === 'string') return format === 'date' || format === 'date-time' ? format : 'string';
  return type === 'integer' ? integerTypeOf(minimum, maximum) : undefined;
}

/** An integer with limits has the smallest type that holds them; an integer without limits has 32 bits. */
function integerTypeOf(minimum: unknown, maximum: unknown): XdmColumnType {
  if (minimum === undefined && maximum === undefined) return 'integer';
  const sizes = [
    ['byte', 2 ** 7],
    ['short', 2 ** 15],
    ['integer', 2 ** 31],
  ] as const;
  // Published schemas write the limits as powers of two, although the largest value is one less.
  const fit = sizes.find(([, limit]) => isWithin(minimum, limit) && isWithin(maximum, limit));
  return fit?.[0] ?? 'long';
}

function isWithin(bound: unknown, limit: number): boolean {
  return typeof bound === 'number' && Math.abs(bound) <= limit;
}

function readObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function readList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
