import type { SourceColumn, XdmType } from '../../contract/contract.ts';
import type { SchemaElement } from './schema-element.ts';
import { type Field, isVariant, listItemOf, mapEntryOf } from './schema-tree.ts';

/** Returns a column for each top-level field of a Parquet schema. */
export function describeColumns(fields: readonly Field[]): SourceColumn[] {
  return fields.map((field) => ({ name: field.name, type: nameOf(field.element), xdm: toXdm(field) }));
}

function toXdm(field: Field): XdmType {
  const inner = toXdmOfOne(field);
  return field.element.repetition === 'REPEATED' ? { type: 'array', items: inner } : inner;
}

function toXdmOfOne(field: Field): XdmType {
  if (field.children.length === 0 || isVariant(field)) return toXdmOfLeaf(field.element);
  const list = listItemOf(field);
  if (list !== undefined) {
    const isWrapped = list.item !== list.repeated;
    return { type: 'array', items: isWrapped ? toXdm(list.item) : toXdmOfOne(list.item) };
  }
  if (mapEntryOf(field) !== undefined) return { type: 'object' };
  const properties = field.children.map((child) => [child.name, toXdm(child)] as const);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function toXdmOfLeaf(element: SchemaElement): XdmType {
  const name = nameOf(element);
  const isNumeric = element.physical === 'INT32' || element.physical === 'INT64';
  switch (name) {
    case 'BOOLEAN':
      return { type: 'boolean' };
    case 'DATE':
      return { type: 'string', format: 'date' };
    case 'TIMESTAMP':
    case 'INT96':
      return { type: 'string', format: 'date-time' };
    case 'TIME':
      return { type: 'string' };
    case 'FLOAT':
    case 'DOUBLE':
    case 'FLOAT16':
    case 'DECIMAL':
      return { type: 'number' };
    default:
      return { type: isNumeric ? 'integer' : 'string' };
  }
}

/** The type name that the file uses: the logical or converted type if it has one, otherwise the physical type. */
function nameOf({ logical, physical, childCount }: SchemaElement): string {
  return logical?.name ?? physical ?? (childCount > 0 ? 'STRUCT' : 'GROUP');
}
