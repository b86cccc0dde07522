import type { Connection } from 'tedious';
import type { ReadLimits, SourceColumn, Structure } from '../contract.ts';
import { type ObjectName, quoteIdentifier, quoteObjectName } from './object-name.ts';
import type { ColumnRow } from './read-catalogue.ts';
import { runQuery } from './run-query.ts';
import { mappingOf } from './type-map.ts';

const MAX_SIZE = 4000;
const MIN_SIZE = 256;
/** What a value without a size takes at most, with its overhead. */
const FIXED_BYTES = 48;
const BYTES_PER_UNIT = 2;

/** A column with the type as it would be declared. */
export function toSourceColumn(column: ColumnRow): SourceColumn {
  return { name: column.name, type: declaredType(column), xdm: mappingOf(column.typeName).xdm };
}

/** Reads the first rows: few enough and cut so far that the limit on bytes is kept by the statement itself. */
export async function readRows(
  connection: Connection,
  table: ObjectName,
  { columns, limits }: { columns: readonly ColumnRow[]; limits: ReadLimits },
): Promise<NonNullable<Structure['rows']>> {
  const { count, size } = planRead(columns, limits);
  const list = columns.map((column) => selectExpression(column, size)).join(', ');
  const rows = await runQuery(connection, {
    text: `SELECT TOP (${count}) ${list} FROM ${quoteObjectName(table)}`,
  });
  return rows.map((values) =>
    Object.fromEntries(
      columns.map(({ name, typeName }, index) => [name, show(typeName, values[index], size)]),
    ),
  );
}

/** How many rows to ask for, and how many characters or bytes of each value that may be long. */
export function planRead(
  columns: readonly ColumnRow[],
  { maxRows, maxBytes }: Pick<ReadLimits, 'maxRows' | 'maxBytes'>,
): { count: number; size: number } {
  const sized = columns.filter(({ typeName }) => mappingOf(typeName).isSized).length;
  const fixed = (columns.length - sized) * FIXED_BYTES;
  const perRow = maxBytes / maxRows;
  const wanted = sized === 0 ? MAX_SIZE : Math.floor((perRow - fixed) / sized / BYTES_PER_UNIT) - FIXED_BYTES;
  const size = Math.min(Math.max(wanted, MIN_SIZE), MAX_SIZE);
  const rowBytes = fixed + sized * (size * BYTES_PER_UNIT + FIXED_BYTES);
  return { count: Math.max(1, Math.min(maxRows, Math.floor(maxBytes / rowBytes))), size };
}

/** One unit more than is shown tells that there is more. */
function selectExpression({ name, typeName, length }: ColumnRow, size: number): string {
  const column = quoteIdentifier(name);
  const { select, isSized } = mappingOf(typeName);
  const isShort = isSized && length !== null && length > 0 && length < size && hasPlainText(typeName);
  return select === undefined || isShort ? column : select(column, size);
}

function hasPlainText(typeName: string): boolean {
  return /char|binary/.test(typeName);
}

function show(typeName: string, value: unknown, size: number): unknown {
  if (value === null || value === undefined) return null;
  return mappingOf(typeName).show?.(value, size) ?? value;
}

function declaredType({ typeName, length, precision, scale, timeScale }: ColumnRow): string {
  if (typeName === 'decimal' || typeName === 'numeric') return `${typeName}(${precision},${scale})`;
  if (['time', 'datetime2', 'datetimeoffset'].includes(typeName)) return `${typeName}(${timeScale})`;
  if (length === null || !/^n?(?:var)?char$|^(?:var)?binary$/.test(typeName)) return typeName;
  return `${typeName}(${length === -1 ? 'max' : length})`;
}
