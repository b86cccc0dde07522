import type { ExploreStructure } from '@headwater/core';
import { renderTable } from '../output/table.ts';

/** The columns of a file or table; of nested data, its top level. */
export function renderColumns({ schema }: ExploreStructure): string {
  if (schema.columns) return renderTable(schema.columns, COLUMNS);
  const names = Object.keys(schema.properties ?? {}).map((name) => ({ name, type: 'nested' }));
  return renderTable(names, COLUMNS);
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

type Row = Readonly<Record<string, unknown>>;

const COLUMNS = [
  { header: 'COLUMN', value: ({ name }: { name: string }) => name },
  { header: 'TYPE', value: ({ type }: { type: string }) => type },
];
