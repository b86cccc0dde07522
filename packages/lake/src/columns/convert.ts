import { identifier, literal } from '../engine/sql-text.ts';
import type { LakeColumn, LakeColumnType } from '../lake-column.ts';

/** The SQL for one column, from the text of its source. */
interface ColumnConversion {
  /** The typed value; NULL if the text cannot be converted. */
  value: string;
  /** True if the text is a value of the type, and the type can hold it exactly. NULL counts as convertible. */
  isConvertible: string;
}

/** The engine's integer types, each of which refuses a number that it cannot hold. */
const INTEGERS: Readonly<Partial<Record<LakeColumnType, string>>> = {
  byte: 'TINYINT',
  short: 'SMALLINT',
  integer: 'INTEGER',
  long: 'BIGINT',
};

/**
 * Exact or not at all: a string that is almost a value of the type, such as `1.5` or `1_000` for an integer, 30 February,
 * or microseconds for a date-time, which has milliseconds, is not convertible.
 *
 * @param text - SQL expression of the text.
 */
function convertText(text: string, type: LakeColumnType): ColumnConversion {
  const integer = INTEGERS[type];
  if (integer !== undefined) return matching(text, '^[+-]?[0-9]+$', `try_cast(${text} as ${integer})`);
  switch (type) {
    case 'boolean':
      return matching(text, '^(?i:true|false)$', `try_cast(${text} as BOOLEAN)`);
    case 'double':
      return convertDouble(text);
    case 'date':
      return matching(text, `^${DAY}$`, `try_cast(${text} as DATE)`);
    case 'date-time':
      return convertDateTime(text);
    default:
      return { value: text, isConvertible: 'true' };
  }
}

/** The year 0000 would be 1 BC, which other readers of Parquet count in another way. */
const DAY = '([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-[0-9]{2}-[0-9]{2}';
const NUMBER = '^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]+)?$';

/**
 * A double keeps a number if its shortest text has the same significant digits. Short numbers without an exponent
 * always do. A number that overflows is infinite, and one that underflows has no digits left.
 */
function convertDouble(text: string): ColumnConversion {
  const value = `try_cast(${text} as DOUBLE)`;
  const digits = (number: string): string =>
    `trim(regexp_replace(regexp_replace(${number}, '[eE].*$', ''), '[^0-9]', '', 'g'), '0')`;
  const isSame = `${digits(text)} = ${digits(`cast(${value} as VARCHAR)`)}`;
  const isShort = `(length(${text}) <= 15 and not contains(lower(${text}), 'e'))`;
  const { isConvertible } = matching(text, NUMBER, value);
  const isExact = `${text} is null or (isfinite(${value}) and (${isShort} or ${isSame}))`;
  return { value, isConvertible: `(${isConvertible}) and coalesce(${isExact}, false)` };
}

const TIME = '([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,3}0*)?)?';
const ZONE = '(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)?';

/** A time without a zone is in UTC, as the platform requires of its sources. */
function convertDateTime(text: string): ColumnConversion {
  const spaced = `replace(${text}, 'T', ' ')`;
  const value = `cast(cast(try_cast(${spaced} as TIMESTAMPTZ) as TIMESTAMP) as TIMESTAMP_MS)`;
  return matching(text, `^${DAY}([T ]${TIME}${ZONE})?$`, value);
}

function matching(text: string, pattern: string, value: string): ColumnConversion {
  const isMatch = `regexp_matches(${text}, ${literal(pattern)}) and ${value} is not null`;
  return { value, isConvertible: `coalesce(${text} is null or (${isMatch}), false)` };
}

/** The code of the first column that a record fails for, and the column; both NULL if it does not fail. */
export interface RecordFailure {
  code: string;
  column: string;
}

export const VALUE_MISSING = 'INGEST-1555-400';
export const VALUE_INVALID = 'INGEST-1401-400';

/** @param textOf - SQL expression of a column's text. */
export function failureOf(
  columns: readonly LakeColumn[],
  textOf: (column: LakeColumn) => string,
): RecordFailure {
  const conditions = columns.flatMap((column) => {
    const text = textOf(column);
    const name = literal(column.name);
    const invalid = {
      when: `not (${convertText(text, column.type).isConvertible})`,
      code: VALUE_INVALID,
      name,
    };
    return column.required ? [{ when: `${text} is null`, code: VALUE_MISSING, name }, invalid] : [invalid];
  });
  const choose = (result: (condition: (typeof conditions)[number]) => string): string =>
    `case ${conditions.map((condition) => `when ${condition.when} then ${result(condition)}`).join(' ')} end`;
  if (conditions.length === 0) return { code: 'NULL', column: 'NULL' };
  return { code: choose(({ code }) => literal(code)), column: choose(({ name }) => name) };
}

/** The select list of the typed columns; a name with dots becomes an object. */
export function selectTyped(columns: readonly LakeColumn[], textOf: (column: LakeColumn) => string): string {
  const levels = columns.map((column) => ({
    path: column.name.split('.'),
    value: convertText(textOf(column), column.type).value,
  }));
  return members(levels)
    .map(({ name, value }) => `${value} as ${identifier(name)}`)
    .join(', ');
}

interface Level {
  path: readonly string[];
  value: string;
}

function members(levels: readonly Level[]): readonly { name: string; value: string }[] {
  const byName = Map.groupBy(levels, ({ path }) => path[0] ?? '');
  return [...byName].map(([name, group]) => {
    const [only] = group;
    if (group.length === 1 && only !== undefined && only.path.length === 1)
      return { name, value: only.value };
    const inner = members(group.map(({ path, value }) => ({ path: path.slice(1), value })));
    return {
      name,
      value: `struct_pack(${inner.map((member) => `${identifier(member.name)} := ${member.value}`).join(', ')})`,
    };
  });
}
