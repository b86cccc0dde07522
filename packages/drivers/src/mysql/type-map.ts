import type { XdmType } from '../contract/contract.ts';
import { toExactNumber, toFloat, toShortestFloat } from '../formats/values/exact-number.ts';
import { toJsonSafe } from '../formats/values/json-safe.ts';

/** How to request and show the values of a column type. */
export interface TypeMapping {
  xdm: XdmType;
  /** The expression to select, if the column itself does not work. */
  select?: (column: string) => string;
  /** Converts a value that is not null; it arrives as a string or as bytes. */
  show: (value: unknown) => unknown;
}

const showText = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('utf8') : String(value));
const showNumber = (value: unknown) => toExactNumber(showText(value));
const text: TypeMapping = { xdm: { type: 'string' }, show: showText };
const bytes: TypeMapping = { xdm: { type: 'string' }, show: toJsonSafe };
const integer: TypeMapping = { xdm: { type: 'integer' }, show: showNumber };
const number: TypeMapping = { xdm: { type: 'number' }, show: showNumber };
const double: TypeMapping = { xdm: { type: 'number' }, show: (value) => toFloat(showText(value)) };
// The server writes six digits of a float; as a double it writes all of them.
const float: TypeMapping = {
  xdm: { type: 'number' },
  select: (column) => `${column} + 0e0`,
  show: (value) => {
    const number = toFloat(showText(value));
    return typeof number === 'number' ? toShortestFloat(number) : number;
  },
};
// Bytes of 32-bit floats; each server has its own function that writes them as a string.
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
 * Finds how to show a type; a type that the table lacks is shown as a string. A `boolean` is a `tinyint(1)`, which
 * holds any number from -128 to 127, so its numbers are shown.
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
