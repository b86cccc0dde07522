import type { XdmType } from '../contract/contract.ts';
import { toExactNumber, toShortestFloat } from '../formats/values/exact-number.ts';
import { showBytes, showText } from './cut-value.ts';
import { toDateText, toDateTimeText, toTimeText } from './date-text.ts';
import { selectVariant, showVariant } from './variant.ts';

/** How to request and show the values of a column type. */
export interface TypeMapping {
  xdm: XdmType;
  /**
   * The expression to select, if the column itself does not work.
   *
   * @param column Its quoted name.
   * @param size Limit in characters or bytes.
   */
  select?: (column: string, size: number) => string;
  /** Converts a value that is not null. */
  show?: (value: unknown, size: number) => unknown;
  /** Whether a value may have any length, or its declared length. */
  isSized?: boolean;
}

const TEXT: XdmType = { type: 'string' };
const INTEGER: XdmType = { type: 'integer' };
const NUMBER: XdmType = { type: 'number' };
const DATE_TIME: XdmType = { type: 'string', format: 'date-time' };

const beginningOf = (expression: string, size: number) => `SUBSTRING(${expression}, 1, ${size})`;
const showExact = (value: unknown) => toExactNumber(String(value));
const asDate = (show: (date: Date) => string) => (value: unknown) =>
  value instanceof Date ? show(value) : value;

const text: TypeMapping = { xdm: TEXT, isSized: true, select: beginningOf, show: showText };
const bytes: TypeMapping = { xdm: TEXT, isSized: true, select: beginningOf, show: showBytes };
// Fixed-point numbers arrive as strings: the library would convert them to floats.
const decimal: TypeMapping = {
  xdm: NUMBER,
  select: (column) => `CONVERT(varchar(41), ${column})`,
  show: showExact,
};
// Converted through a decimal, because not every server keeps the digits of money in a string.
const money: TypeMapping = {
  xdm: NUMBER,
  select: (column) => `CONVERT(varchar(41), CONVERT(decimal(19, 4), ${column}))`,
  show: showExact,
};
const dateTime: TypeMapping = { xdm: DATE_TIME, show: asDate(toDateTimeText) };

function convertedText(convert: (column: string) => string): TypeMapping {
  return { ...text, select: (column, size) => beginningOf(convert(column), size) };
}

/** Stands for the type of a column that only clients with a key can read. */
export const ENCRYPTED = 'encrypted';

const BY_TYPE: Readonly<Record<string, TypeMapping>> = {
  bit: { xdm: { type: 'boolean' } },
  tinyint: { xdm: INTEGER },
  smallint: { xdm: INTEGER },
  int: { xdm: INTEGER },
  bigint: { xdm: INTEGER, show: showExact },
  decimal,
  numeric: decimal,
  money,
  smallmoney: money,
  float: { xdm: NUMBER },
  real: { xdm: NUMBER, show: (value) => toShortestFloat(Number(value)) },
  char: text,
  varchar: text,
  nchar: text,
  nvarchar: text,
  text,
  ntext: text,
  binary: bytes,
  varbinary: bytes,
  image: bytes,
  [ENCRYPTED]: { xdm: TEXT, isSized: true, show: showBytes },
  // Eight bytes of a type that SUBSTRING does not document.
  timestamp: { xdm: TEXT, show: showBytes },
  uniqueidentifier: { xdm: TEXT },
  date: { xdm: { type: 'string', format: 'date' }, show: asDate(toDateText) },
  time: { xdm: TEXT, show: asDate(toTimeText) },
  smalldatetime: dateTime,
  datetime: dateTime,
  datetime2: dateTime,
  // The library would keep the point in time and drop the zone.
  datetimeoffset: { xdm: DATE_TIME, select: (column) => `CONVERT(varchar(40), ${column}, 126)` },
  xml: convertedText((column) => `CONVERT(nvarchar(max), ${column})`),
  json: convertedText((column) => `CONVERT(nvarchar(max), ${column})`),
  sql_variant: { xdm: TEXT, isSized: true, select: selectVariant, show: showVariant },
  hierarchyid: convertedText((column) => `${column}.ToString()`),
  geometry: convertedText((column) => `${column}.ToString()`),
  geography: convertedText((column) => `${column}.ToString()`),
};

/** The mapping of a type by its name in INFORMATION_SCHEMA; unknown types are shown as strings. */
export function mappingOf(typeName: string): TypeMapping {
  return BY_TYPE[typeName.toLowerCase()] ?? convertedText((column) => `CONVERT(nvarchar(max), ${column})`);
}
