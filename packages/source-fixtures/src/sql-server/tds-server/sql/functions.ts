import { SERVER_ERRORS, SqlError } from '../server-errors.ts';
import { type Expression, quoteText, type Scope, type ValueExpression } from './scope.ts';
import { familyOf, isUnicode, readSqlType, type SqlType } from './sql-type.ts';
import type { TokenCursor } from './token-cursor.ts';

type ReadValue = () => ValueExpression;
type Compiler = (cursor: TokenCursor, readValue: ReadValue, scope: Scope) => Expression;

const FUNCTIONS: Readonly<Record<string, Compiler>> = {
  CAST: compileCast,
  CONVERT: compileConvert,
  COUNT: compileCount,
  DB_NAME: (_cursor, _readValue, scope) => ({
    sql: quoteText(scope.database),
    type: { name: 'nvarchar', length: 128 },
  }),
  LEN: (_cursor, readValue) => {
    const { sql, type } = readValue();
    if (familyOf(type) !== 'text') throw new SqlError(SERVER_ERRORS.unsupported(`LEN of ${type.name}`));
    return { sql: `length(rtrim(${sql}, ' '))`, type: { name: 'int' }, isNullable: true };
  },
  HAS_PERMS_BY_NAME: compileHasPerms,
  QUOTENAME: (_cursor, readValue) => {
    const { sql } = readValue();
    return {
      sql: `('[' || replace(${sql}, ']', ']]') || ']')`,
      type: { name: 'nvarchar', length: 258 },
      isNullable: true,
    };
  },
  SQL_VARIANT_PROPERTY: compileVariantProperty,
  SUBSTRING: compileSubstring,
};

/** True if this server supports the function. */
export function isFunction(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name.toUpperCase());
}

/** Parses a call, from the name to the closing parenthesis. */
export function compileFunction(cursor: TokenCursor, readValue: ReadValue, scope: Scope): Expression {
  const compile = FUNCTIONS[cursor.next().text.toUpperCase()];
  cursor.expect('(');
  if (compile === undefined) throw cursor.unexpected();
  const expression = compile(cursor, readValue, scope);
  cursor.expect(')');
  return expression;
}

function compileCount(cursor: TokenCursor, readValue: ReadValue): Expression {
  const argument = cursor.accept('*') ? '*' : readValue().sql;
  return { sql: `count(${argument})`, type: { name: 'int' }, isAggregate: true };
}

function compileHasPerms(cursor: TokenCursor, readValue: ReadValue): Expression {
  const values = [readValue().sql];
  while (cursor.accept(',')) values.push(readValue().sql);
  if (values.length !== 3 && values.length !== 5) throw cursor.unexpected();
  return { sql: `tsql_has_perms(${values.join(', ')})`, type: { name: 'int' }, isNullable: true };
}

function compileVariantProperty(cursor: TokenCursor, readValue: ReadValue): Expression {
  const { sql, type } = readValue();
  cursor.expect(',');
  const property = cursor.next().text;
  if (type.name !== 'sql_variant' || property !== 'BaseType')
    throw new SqlError(SERVER_ERRORS.unsupported(`SQL_VARIANT_PROPERTY ${property} of ${type.name}`));
  return { sql: `tsql_base_type(${sql})`, type: { name: 'sql_variant' }, isNullable: true };
}

function compileCast(cursor: TokenCursor, readValue: ReadValue): Expression {
  const value = readValue();
  cursor.expect('AS');
  return converted(value, readType(cursor), 0);
}

function compileConvert(cursor: TokenCursor, readValue: ReadValue): Expression {
  const to = readType(cursor);
  cursor.expect(',');
  const value = readValue();
  const style = cursor.accept(',') ? Number(cursor.next().text) : 0;
  return converted(value, to, style);
}

function compileSubstring(cursor: TokenCursor, readValue: ReadValue): Expression {
  const value = readValue();
  cursor.expect(',');
  const start = readValue();
  cursor.expect(',');
  const length = readValue();
  return {
    sql: `tsql_substring(${value.sql}, ${start.sql}, ${length.sql})`,
    type: substringType(value.type),
    isNullable: true,
    mask: value.mask && 'default',
  };
}

function substringType(type: SqlType): SqlType {
  if (type.name === 'image') return { name: 'varbinary', length: 'max' };
  if (familyOf(type) === 'binary' && type.name !== 'timestamp')
    return { name: 'varbinary', length: type.length ?? 1 };
  if (familyOf(type) !== 'text' && familyOf(type) !== 'legacy') {
    throw new SqlError(SERVER_ERRORS.unsupported(`SUBSTRING of ${type.name}`));
  }
  return { name: isUnicode(type) ? 'nvarchar' : 'varchar', length: type.length ?? 'max' };
}

function converted(value: ValueExpression, to: SqlType, style: number): Expression {
  const types = [value.type, to].map((type) => quoteText(JSON.stringify(type)));
  return {
    sql: `tsql_convert(${value.sql}, ${types.join(', ')}, ${style})`,
    type: to,
    isNullable: true,
    mask: value.mask && 'default',
  };
}

function readType(cursor: TokenCursor): SqlType {
  let text = cursor.next().text;
  if (cursor.peek().text === '(') {
    while (!cursor.accept(')')) text += cursor.next().text;
    text += ')';
  }
  try {
    return readSqlType(text);
  } catch {
    throw new SqlError(SERVER_ERRORS.unsupported(`type ${text}`));
  }
}
