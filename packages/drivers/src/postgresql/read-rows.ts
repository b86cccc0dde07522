import type { ReadLimits } from '../contract/contract.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import { toExactNumber } from '../formats/values/exact-number.ts';
import type { Query } from './postgresql-session.ts';
import type { Table, TableColumn } from './read-catalog.ts';
import { quoteIdentifier, quoteTable } from './table-path.ts';

type Row = Record<string, unknown>;

/** Rows per FETCH; the server reads no row beyond the limit in vain. */
const ROWS_PER_FETCH = 10;

/**
 * Reads the first rows of a table within the limits on rows and bytes. The server writes them as JSON and adds up
 * their sizes, so that it never sends a row beyond the limit.
 *
 * @throws DriverError `read-limit-reached` if not even one row fits
 */
export async function readRows(
  query: Query,
  { schema, name, columns }: Table,
  { maxRows, maxBytes }: Pick<ReadLimits, 'maxRows' | 'maxBytes'>,
): Promise<Row[]> {
  const list = columns.map(selectColumn).join(', ');
  const first = `SELECT ${list} FROM ${quoteTable({ schema, name })} LIMIT ${maxRows}`;
  const written = `SELECT pg_catalog.row_to_json(r)::text AS json FROM (${first}) r`;
  const summed = `SELECT json, sum(octet_length(json)) OVER (ROWS UNBOUNDED PRECEDING) AS total FROM (${written}) w`;
  await query(
    `DECLARE preview NO SCROLL CURSOR FOR SELECT CASE WHEN total <= ${maxBytes} THEN json END AS json FROM (${summed}) s`,
  );
  const rows: Row[] = [];
  while (rows.length < maxRows) {
    const fetched = await query(`FETCH ${ROWS_PER_FETCH} FROM preview`);
    const fitting = fetched.flatMap(({ json }) => (json === null ? [] : [String(json)]));
    rows.push(...fitting.map((json) => showRow(columns, parseExactly(json))));
    if (fitting.length < fetched.length && rows.length === 0) throw readLimitReached(maxBytes);
    if (fitting.length < ROWS_PER_FETCH) break;
  }
  return rows.slice(0, maxRows);
}

/** Columns are named by their positions here, so that no column name collides with a name in these statements. */
function selectColumn({ name, mapping }: TableColumn, index: number): string {
  const column = quoteIdentifier(name);
  return `${writeValue(column, mapping)} AS c${index}`;
}

/** JSON arrays start at one fixed index, so an array with other bounds is written in the server's own format. */
function writeValue(column: string, { isText, xdm }: TableColumn['mapping']): string {
  if (isText) return `${column}::text`;
  if (xdm.type !== 'array') return column;
  const hasOtherBounds = `pg_catalog.array_dims(${column}) ~ '\\[(?!1:)'`;
  return `CASE WHEN ${hasOtherBounds} THEN pg_catalog.to_json(${column}::text) ELSE pg_catalog.to_json(${column}) END`;
}

function showRow(columns: readonly TableColumn[], row: Row): Row {
  const values = columns.map(({ name, mapping: { show } }, index) => {
    const value = row[`c${index}`] ?? null;
    return [name, value === null || show === undefined ? value : show(value)] as const;
  });
  return Object.fromEntries(values);
}

/** JSON that keeps numbers as strings if a double cannot hold them. */
function parseExactly(json: string): Row {
  const keepExact = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? toExactNumber(context.source) : value;
  return JSON.parse(json, keepExact) as Row;
}
