import type { Connection } from 'tedious';
import type { Notice, ReadLimits, SourceColumn, Structure } from '../contract/contract.ts';
import { findMaskedColumns, noticeOfMasks } from './masked-columns.ts';
import { type ObjectName, quoteIdentifier, quoteObjectName } from './object-name.ts';
import { type ColumnRow, findEncryptedColumns } from './read-catalog.ts';
import { QueryFailed, runQuery } from './run-query.ts';
import { ENCRYPTED, mappingOf } from './type-map.ts';

const MAX_SIZE = 4000;
const MIN_SIZE = 256;
/** Maximum size of a value without a declared size, with its overhead. */
const FIXED_BYTES = 48;
const BYTES_PER_UNIT = 2;

/** A column with its type in a declaration's format. */
export function toSourceColumn(column: ColumnRow): SourceColumn {
  return { name: column.name, type: declaredType(column), xdm: mappingOf(column.typeName).xdm };
}

/** Error of an expression of a column that only clients with a key can read. */
const ENCRYPTION_CLASH: readonly number[] = [206, 33_299];

/** Reads the first rows, with notices about values that are not shown as they are stored. */
export async function readPreview(
  connection: Connection,
  table: ObjectName,
  { columns, limits }: { columns: readonly ColumnRow[]; limits: ReadLimits },
): Promise<Pick<Structure, 'rows' | 'notices'>> {
  const masked = await findMaskedColumns(connection, table);
  const marked = columns.map((column) => (masked.has(column.name) ? { ...column, isMasked: true } : column));
  const { rows, notices = [] } = await readDecrypted(connection, table, { columns: marked, limits });
  const all = [...notices, ...(masked.size === 0 ? [] : [noticeOfMasks(masked)]), ...noticesOfTypes(columns)];
  return { rows, ...(all.length === 0 ? {} : { notices: all }) };
}

/** Well-known text cannot hold the reference system. */
function noticesOfTypes(columns: readonly ColumnRow[]): Notice[] {
  const spatial = columns.filter(({ typeName }) => typeName === 'geometry' || typeName === 'geography');
  if (spatial.length === 0) return [];
  return [
    {
      code: 'srid-not-shown',
      message: `Spatial values are shown as well-known text, without the SRID of their reference system: ${spatial.map(({ name }) => name).join(', ')}.`,
      nextStep: 'To see the SRID, add a column that returns STSrid to a view.',
    },
  ];
}

/** Reads rows. Columns of Always Encrypted are shown encrypted, with a notice. */
async function readDecrypted(
  connection: Connection,
  table: ObjectName,
  { columns, limits }: { columns: readonly ColumnRow[]; limits: ReadLimits },
): Promise<{ rows: NonNullable<Structure['rows']>; notices?: readonly Notice[] }> {
  try {
    return { rows: await readRows(connection, table, { columns, limits }) };
  } catch (error) {
    const isClash =
      error instanceof QueryFailed && error.messages.some(({ number }) => ENCRYPTION_CLASH.includes(number));
    const encrypted = isClash ? await findEncryptedColumns(connection, table) : new Set<string>();
    if (encrypted.size === 0) throw error;
    const asKept = columns.map((column) =>
      encrypted.has(column.name) ? { ...column, typeName: ENCRYPTED } : column,
    );
    const notice: Notice = {
      code: 'columns-encrypted',
      message: `Columns of Always Encrypted are shown encrypted, in base64: ${[...encrypted].join(', ')}.`,
      nextStep: 'Only a client that has the keys can read them; a connection cannot.',
    };
    return { rows: await readRows(connection, table, { columns: asKept, limits }), notices: [notice] };
  }
}

/** Reads few enough rows, and short enough values, that the statement itself keeps the limit on bytes. */
async function readRows(
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
    Object.fromEntries(columns.map((column, index) => [column.name, show(column, values[index], size)])),
  );
}

/** Number of rows to request, and characters or bytes of each value that may be long. */
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

/** One unit more than is shown reveals that the value is longer. */
function selectExpression(column: ColumnRow, size: number): string {
  const name = quoteIdentifier(column.name);
  const { select, xdm } = mappingOf(column.typeName);
  // An expression of a masked column has the mask of a string; only the plain column keeps the mask of a number.
  const isBare = select === undefined || isShort(column, size) || (column.isMasked && xdm.type === 'number');
  return isBare ? name : select(name, size);
}

/** Returns true if no value of a column can be longer than requested. */
function isShort({ typeName, length }: ColumnRow, size: number): boolean {
  return length !== null && length > 0 && length <= size && hasPlainText(typeName);
}

function hasPlainText(typeName: string): boolean {
  return /^n?(?:var)?char$|^(?:var)?binary$/.test(typeName);
}

function show(column: ColumnRow, value: unknown, size: number): unknown {
  if (value === null || value === undefined) return null;
  const limit = isShort(column, size) ? Number.POSITIVE_INFINITY : size;
  return mappingOf(column.typeName).show?.(value, limit) ?? value;
}

function declaredType({ typeName, length, precision, scale, timeScale }: ColumnRow): string {
  if (typeName === 'decimal' || typeName === 'numeric') return `${typeName}(${precision},${scale})`;
  if (['time', 'datetime2', 'datetimeoffset'].includes(typeName)) return `${typeName}(${timeScale})`;
  if (length === null || !/^n?(?:var)?char$|^(?:var)?binary$/.test(typeName)) return typeName;
  return `${typeName}(${length === -1 ? 'max' : length})`;
}
