import type { ReadLimits } from '../contract/contract.ts';
import { readLimitReached } from '../formats/file/bytes-source.ts';
import { toExactNumber } from '../formats/values/exact-number.ts';
import type { Query } from './postgresql-session.ts';
import type { Table, TableColumn } from './read-catalog.ts';
import { quoteIdentifier, quoteTable } from './table-path.ts';

type Row = Record<string, unknown>;

/** The server works at so many rows at a time, and does not begin with the next ones in vain. */
const ROWS_PER_FETCH = 10;

/**
 * Reads the first rows of a table, as many as the limits on rows and bytes allow. The server writes them as JSON and adds up
 * their sizes, so that a row beyond the limit is never sent, however large it is.
 *
 * @throws DriverError `read-limit-reached` when not even one row fits
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

/** Columns go by their positions here: no name of a column can then be taken for a name of these statements. */
function selectColumn({ name, mapping }: TableColumn, index: number): string {
  const column = quoteIdentifier(name);
  return `${writeValue(column, mapping)} AS c${index}`;
}

/** JSON arrays begin at one index only: an array with other bounds is written as the server writes it, bounds and all. */
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

/** JSON of which numbers that would not survive stay text. */
function parseExactly(json: string): Row {
  const keepExact = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? toExactNumber(context.source) : value;
  return JSON.parse(json, keepExact) as Row;
}
