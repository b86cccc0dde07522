import type { ExploreStructure } from '@headwater/core';
import { renderTable } from '../output/table.ts';

/** The columns of a file or table with their types; nested columns follow their parent, named by their paths. */
export function renderColumns({ schema }: ExploreStructure): string {
  if (schema.columns) return renderTable(schema.columns, COLUMNS);
  return renderTable(columnsOf(schema.properties), COLUMNS);
}

/** Sample rows below their columns. */
export function renderRows({ schema, data = [] }: ExploreStructure): string {
  const declared = schema.columns?.map(({ name }) => name) ?? Object.keys(schema.properties ?? {});
  const names = declared.length > 0 ? declared : [...new Set(data.flatMap((row) => Object.keys(row)))];
  return renderTable(
    data,
    names.map((name) => ({ header: name, value: (row: Row) => row[name] })),
  );
}

type Properties = NonNullable<ExploreStructure['schema']['properties']>;
type XdmType = Properties[string];

function columnsOf(properties: Properties = {}, path = ''): readonly { name: string; type: string }[] {
  return Object.entries(properties).flatMap(([key, type]) => {
    const name = `${path}${key}`;
    return [{ name, type: typeName(type) }, ...columnsOf(innermost(type).properties, `${name}.`)];
  });
}

function typeName({ type, format, items }: XdmType): string {
  if (type === 'array' && items) return `array of ${typeName(items)}`;
  return format === undefined ? type : `${type} (${format})`;
}

function innermost(type: XdmType): XdmType {
  return type.items ? innermost(type.items) : type;
}

type Row = Readonly<Record<string, unknown>>;

const COLUMNS = [
  { header: 'COLUMN', value: ({ name }: { name: string }) => name },
  { header: 'TYPE', value: ({ type }: { type: string }) => type },
];
