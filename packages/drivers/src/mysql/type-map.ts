import type { XdmType } from '../contract.ts';
import { toJsonSafe } from '../formats/json-safe.ts';
import { toExactNumber } from '../sql-server/exact-number.ts';

/** How values of a column type are asked for and shown. */
export interface TypeMapping {
  xdm: XdmType;
  /** The expression to select, where the column itself would not do. */
  select?: (column: string) => string;
  /** What to show for a value that is not null; it comes as text, or as bytes. */
  show: (value: unknown) => unknown;
}

const showText = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value));
const showNumber = (value: unknown) => toExactNumber(showText(value));
const text: TypeMapping = { xdm: { type: 'string' }, show: showText };
const bytes: TypeMapping = { xdm: { type: 'string' }, show: toJsonSafe };
const integer: TypeMapping = { xdm: { type: 'integer' }, show: showNumber };
const number: TypeMapping = { xdm: { type: 'number' }, show: showNumber };
const float: TypeMapping = { xdm: { type: 'number' }, show: (value) => toJsonSafe(Number(showText(value))) };
const dateTime: TypeMapping = {
  xdm: { type: 'string', format: 'date-time' },
  show: (value) => showText(value).replace(' ', 'T'),
};
const shape: TypeMapping = { ...text, select: (column) => `ST_AsText(${column})` };

const BY_TYPE: Readonly<Record<string, TypeMapping>> = {
  bigint: integer,
  binary: bytes,
  bit: { ...integer, select: (column) => `CAST(${column} AS UNSIGNED)` },
  blob: bytes,
  date: { xdm: { type: 'string', format: 'date' }, show: showText },
  datetime: dateTime,
  decimal: number,
  double: float,
  float,
  geometry: shape,
  int: integer,
  linestring: shape,
  longblob: bytes,
  mediumblob: bytes,
  mediumint: integer,
  point: shape,
  polygon: shape,
  smallint: integer,
  timestamp: dateTime,
  tinyblob: bytes,
  tinyint: integer,
  varbinary: bytes,
  year: integer,
};

/** What `boolean` is short for. */
const BOOLEAN: TypeMapping = { xdm: { type: 'boolean' }, show: (value) => showText(value) !== '0' };

/**
 * Finds how a type is shown; whatever is not in the table is shown as text.
 *
 * @param name For example `int`.
 * @param declared For example `int(10) unsigned`.
 */
export function mapType(name: string, declared: string): TypeMapping {
  if (declared === 'tinyint(1)') return BOOLEAN;
  return BY_TYPE[name.toLowerCase()] ?? text;
}
