import { toExactNumber, toFloat, toShortestFloat } from '../formats/values/exact-number.ts';
import { showBytes, showText } from './cut-value.ts';

/**
 * Selects a `sql_variant` as a string, after the name of its base type and a colon. A plain conversion would round
 * money and floats and write dates in words, and the library would convert decimals to floats, so each base type is
 * converted like a column of that type.
 */
export function selectVariant(column: string, size: number): string {
  const baseType = `CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY(${column}, 'BaseType'))`;
  const as = (type: string) => `CONVERT(${type}, ${column})`;
  const text = (value: string, style?: number) =>
    `CONVERT(nvarchar(60), ${value}${style === undefined ? '' : `, ${style}`})`;
  const bytes = `SUBSTRING(${as('varbinary(8000)')}, 1, ${bytesOf(size)})`;
  const byType = [
    ["'money', 'smallmoney'", text(as('decimal(19, 4)'))],
    ["'float'", text(as('float'), 3)],
    ["'real'", text(as('real'), 3)],
    ["'date'", text(as('date'), 23)],
    ["'time'", text(as('time(7)'), 121)],
    // Not through datetime2, which shows thirds of a millisecond that the value does not store.
    ["'datetime', 'smalldatetime'", text(as('datetime'), 126)],
    ["'datetime2'", text(as('datetime2(7)'), 126)],
    ["'datetimeoffset'", text(as('datetimeoffset(7)'), 126)],
    ["'binary', 'varbinary'", `CONVERT(nvarchar(max), ${bytes}, 1)`],
  ];
  const cases = byType.map(([types, value]) => `WHEN ${baseType} IN (${types}) THEN ${value}`);
  const other = `SUBSTRING(${as('nvarchar(4000)')}, 1, ${size})`;
  return `${baseType} + N':' + CASE ${cases.join(' ')} ELSE ${other} END`;
}

/** Shows a selected `sql_variant` like a column of its base type. */
export function showVariant(value: unknown, size: number): unknown {
  const [, baseType = '', text = ''] = /^([^:]*):(.*)$/s.exec(String(value)) ?? [];
  const show = SHOW_BY_TYPE[baseType.toLowerCase()] ?? showText;
  return show(text, size);
}

type Show = (text: string, size: number) => unknown;

const showDateTime: Show = (text) =>
  text.replace(/\.(\d*?)0*(?=$|[+-])/, (_match, digits) => digits && `.${digits}`);
const showHex: Show = (text, size) => showBytes(Buffer.from(text.slice(2), 'hex'), bytesOf(size));

const SHOW_BY_TYPE: Readonly<Record<string, Show>> = {
  bit: (text) => text === '1',
  tinyint: toExactNumber,
  smallint: toExactNumber,
  int: toExactNumber,
  bigint: toExactNumber,
  decimal: toExactNumber,
  numeric: toExactNumber,
  money: toExactNumber,
  smallmoney: toExactNumber,
  float: toFloat,
  real: (text) => toShortestFloat(Math.fround(Number(text))),
  time: showDateTime,
  smalldatetime: showDateTime,
  datetime: showDateTime,
  datetime2: showDateTime,
  datetimeoffset: showDateTime,
  binary: showHex,
  varbinary: showHex,
};

/** Each byte is two digits. */
function bytesOf(size: number): number {
  return Math.floor(size / 2);
}
