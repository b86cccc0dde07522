/** A T-SQL column type. */
export interface SqlType {
  name: SqlTypeName;
  /** Length in characters for strings and in bytes for binary types. */
  length?: number | 'max';
  precision?: number;
  /** Digits after the decimal point, for numbers and seconds. */
  scale?: number;
}

/** Names of the supported types. */
type SqlTypeName =
  | 'bit'
  | 'tinyint'
  | 'smallint'
  | 'int'
  | 'bigint'
  | 'decimal'
  | 'numeric'
  | 'smallmoney'
  | 'money'
  | 'float'
  | 'real'
  | 'char'
  | 'varchar'
  | 'nchar'
  | 'nvarchar'
  | 'text'
  | 'ntext'
  | 'image'
  | 'binary'
  | 'varbinary'
  | 'timestamp'
  | 'uniqueidentifier'
  | 'date'
  | 'time'
  | 'smalldatetime'
  | 'datetime'
  | 'datetime2'
  | 'datetimeoffset'
  | 'sql_variant'
  | 'xml'
  | 'json'
  | 'hierarchyid'
  | 'geometry'
  | 'geography';

/** How values of a type are stored, compared and sent. */
export type SqlFamily =
  | 'integer'
  | 'approximate'
  | 'exact'
  | 'text'
  | 'binary'
  | 'guid'
  | 'temporal'
  | 'legacy'
  | 'variant'
  | 'document'
  | 'clr';

const FAMILIES: Readonly<Record<SqlTypeName, SqlFamily>> = {
  bit: 'integer',
  tinyint: 'integer',
  smallint: 'integer',
  int: 'integer',
  bigint: 'integer',
  decimal: 'exact',
  numeric: 'exact',
  smallmoney: 'exact',
  money: 'exact',
  float: 'approximate',
  real: 'approximate',
  char: 'text',
  varchar: 'text',
  nchar: 'text',
  nvarchar: 'text',
  text: 'legacy',
  ntext: 'legacy',
  image: 'legacy',
  binary: 'binary',
  varbinary: 'binary',
  timestamp: 'binary',
  uniqueidentifier: 'guid',
  date: 'temporal',
  time: 'temporal',
  smalldatetime: 'temporal',
  datetime: 'temporal',
  datetime2: 'temporal',
  datetimeoffset: 'temporal',
  sql_variant: 'variant',
  xml: 'document',
  json: 'document',
  hierarchyid: 'clr',
  geometry: 'clr',
  geography: 'clr',
};

const TYPE = /^(\w+)(?:\s*\(\s*(\d+|max)\s*(?:,\s*(\d+)\s*)?\))?$/i;

/** How values of a type are stored, compared and sent. */
export function familyOf(type: SqlType): SqlFamily {
  return FAMILIES[type.name];
}

/**
 * Parses a declared type, for example `decimal(18,4)`, with the defaults of T-SQL.
 *
 * @throws RangeError for an unsupported type
 */
export function readSqlType(text: string): SqlType {
  const [, word = '', first, second] = TYPE.exec(text.trim()) ?? [];
  const name = word.toLowerCase();
  if (!isTypeName(name)) throw new RangeError(`The type ${text} is not known here.`);
  switch (FAMILIES[name]) {
    case 'exact':
      if (name === 'money' || name === 'smallmoney')
        return { name, precision: name === 'money' ? 19 : 10, scale: 4 };
      return { name, precision: Number(first ?? 18), scale: Number(second ?? 0) };
    case 'text':
    case 'binary':
      return { name, length: name === 'timestamp' ? 8 : readLength(first) };
    case 'document':
      return { name, length: 'max' };
    case 'approximate':
      return { name: Number(first ?? 53) <= 24 ? 'real' : name };
    default:
      return hasScale(name) ? { name, scale: Number(first ?? 7) } : { name };
  }
}

function readLength(text = '1'): number | 'max' {
  return text.toLowerCase() === 'max' ? 'max' : Number(text);
}

/** True if the type stores UTF-16. */
export function isUnicode({ name }: SqlType): boolean {
  return name === 'nchar' || name === 'nvarchar' || name === 'ntext' || name === 'xml';
}

function hasScale(name: SqlTypeName): boolean {
  return name === 'time' || name === 'datetime2' || name === 'datetimeoffset';
}

function isTypeName(name: string): name is SqlTypeName {
  return Object.hasOwn(FAMILIES, name);
}
