import type { SchemaElement, SchemaTree } from 'hyparquet';
import type { SourceColumn, XdmType } from '../contract.ts';

/** A column for each top-level field of a Parquet schema. */
export function describeParquetSchema(root: SchemaTree): SourceColumn[] {
  return root.children.map((field) => ({
    name: field.element.name,
    type: nameOf(field.element),
    xdm: toXdm(field),
  }));
}

function toXdm(field: SchemaTree): XdmType {
  const inner = toXdmOfOne(field);
  return field.element.repetition_type === 'REPEATED' ? { type: 'array', items: inner } : inner;
}

function toXdmOfOne({ element, children }: SchemaTree): XdmType {
  if (children.length === 0) return toXdmOfLeaf(element);
  const name = nameOf(element);
  if (name === 'LIST') return { type: 'array', items: toXdmOfListItem(children[0]) };
  if (name === 'MAP' || name === 'MAP_KEY_VALUE') return { type: 'object' };
  const properties = children.map((child) => [child.element.name, toXdm(child)] as const);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** Lists are three levels deep, except those of old writers, where the repeated field is the item itself. */
function toXdmOfListItem(repeated: SchemaTree | undefined): XdmType {
  if (repeated === undefined) return { type: 'string' };
  const [item, ...others] = repeated.children;
  return item !== undefined && others.length === 0 ? toXdm(item) : toXdmOfOne(repeated);
}

function toXdmOfLeaf(element: SchemaElement): XdmType {
  switch (nameOf(element)) {
    case 'BOOLEAN':
      return { type: 'boolean' };
    case 'DATE':
      return { type: 'string', format: 'date' };
    case 'TIMESTAMP':
    case 'INT96':
      return { type: 'string', format: 'date-time' };
    case 'FLOAT':
    case 'DOUBLE':
    case 'FLOAT16':
    case 'DECIMAL':
      return { type: 'number' };
    default:
      return { type: element.type === 'INT32' || element.type === 'INT64' ? 'integer' : 'string' };
  }
}

/** What the file calls the type: the meaning where it states one, in old words or new, else how it is stored. */
function nameOf({ logical_type, converted_type, type }: SchemaElement): string {
  if (logical_type !== undefined) return logical_type.type;
  if (converted_type === 'UTF8') return 'STRING';
  return converted_type?.replace(/^TIMESTAMP_.*/, 'TIMESTAMP') ?? type ?? 'STRUCT';
}
