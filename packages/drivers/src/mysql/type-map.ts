import type { XdmType } from '../contract/contract.ts';
import { toExactNumber, toFloat, toShortestFloat } from '../formats/values/exact-number.ts';
import { toJsonSafe } from '../formats/values/json-safe.ts';

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
const double: TypeMapping = { xdm: { type: 'number' }, show: (value) => toFloat(showText(value)) };
// Of a float the server writes six digits only; as a double it has all of them.
const float: TypeMapping = {
  xdm: { type: 'number' },
  select: (column) => `${column} + 0e0`,
  show: (value) => {
    const number = toFloat(showText(value));
    return typeof number === 'number' ? toShortestFloat(number) : number;
  },
};
// Bytes of 32-bit floats; each server has a function of its own to write them as text.
const vector: TypeMapping = {
  xdm: { type: 'array', items: { type: 'number' } },
  select: (column) => `HEX(${column})`,
  show: showVector,
};
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
  double,
  float,
  geomcollection: shape,
  geometry: shape,
  geometrycollection: shape,
  int: integer,
  linestring: shape,
  longblob: bytes,
  mediumblob: bytes,
  mediumint: integer,
  multilinestring: shape,
  multipoint: shape,
  multipolygon: shape,
  point: shape,
  polygon: shape,
  smallint: integer,
  timestamp: dateTime,
  tinyblob: bytes,
  tinyint: integer,
  varbinary: bytes,
  vector,
  year: integer,
};

/**
 * Finds how a type is shown; a type that is not in the table is shown as text. A `boolean` is a `tinyint(1)`, which holds any
 * number from -128 to 127, so its numbers are shown.
 *
 * @param name For example `int`.
 */
export function mapType(name: string): TypeMapping {
  return BY_TYPE[name.toLowerCase()] ?? text;
}

function showVector(value: unknown): unknown {
  const bytes = Buffer.from(showText(value), 'hex');
  return Array.from({ length: bytes.length / 4 }, (_, index) =>
    toShortestFloat(bytes.readFloatLE(index * 4)),
  );
}
