import { SERVER_ERRORS, SqlError } from '../server-errors.ts';
import { compileFunction, isFunction } from './functions.ts';
import {
  type Expression,
  foldText,
  quoteName,
  quoteText,
  type Scope,
  type ValueExpression,
} from './scope.ts';
import { familyOf, isUnicode } from './sql-type.ts';
import type { TokenCursor } from './token-cursor.ts';

const COMPARISONS = ['=', '<>', '!=', '<=', '>=', '<', '>'];
const COMPARABLE = ['integer', 'approximate', 'text', 'guid'];
const VERSION = 'Headwater TDS test server, which answers as Microsoft SQL Server 2022 (16.0.4096.0)';

/** Parses an expression or condition. */
export function compileExpression(cursor: TokenCursor, scope: Scope): Expression {
  return compileChain(cursor, 'OR', () => compileChain(cursor, 'AND', () => compileNot(cursor, scope)));
}

/** Parses an expression with a value. */
export function compileValue(cursor: TokenCursor, scope: Scope): ValueExpression {
  let value = compileOperand(cursor, scope);
  while (cursor.accept('+')) value = joinText('+', [value, compileOperand(cursor, scope)]);
  return value;
}

function compileOperand(cursor: TokenCursor, scope: Scope): ValueExpression {
  const { type, ...rest } = compilePrimary(cursor, scope);
  if (type === undefined) throw cursor.unexpected();
  return { ...rest, type };
}

/** The type of a concatenation of strings, or of the alternatives of a CASE; arithmetic is not implemented. */
function joinText(operator: '+' | 'CASE', values: readonly ValueExpression[]): ValueExpression {
  const odd = values.find(({ type }) => familyOf(type) !== 'text');
  if (odd) throw new SqlError(SERVER_ERRORS.unsupported(`${operator} of ${odd.type.name}`));
  const lengths = values.map(({ type }) => type.length ?? 1);
  const isLong = lengths.includes('max');
  const length =
    operator === '+'
      ? lengths.reduce<number>((sum, each) => sum + Number(each), 0)
      : Math.max(...lengths.map(Number));
  return {
    sql: `(${values.map(({ sql }) => sql).join(' || ')})`,
    type: {
      name: values.some(({ type }) => isUnicode(type)) ? 'nvarchar' : 'varchar',
      length: isLong ? 'max' : Math.min(length, 4000),
    },
    isNullable: true,
    mask: values.some(({ mask }) => mask) ? 'default' : undefined,
  };
}

function compileCase(cursor: TokenCursor, scope: Scope): Expression {
  cursor.expect('CASE');
  const values: ValueExpression[] = [];
  let sql = 'CASE';
  const take = () => {
    const value = compileValue(cursor, scope);
    values.push(value);
    return value.sql;
  };
  while (cursor.accept('WHEN')) {
    const { sql: condition, type } = compileExpression(cursor, scope);
    if (type) throw cursor.unexpected();
    cursor.expect('THEN');
    sql += ` WHEN ${condition} THEN ${take()}`;
  }
  if (values.length === 0) throw cursor.unexpected();
  if (cursor.accept('ELSE')) sql += ` ELSE ${take()}`;
  cursor.expect('END');
  return { ...joinText('CASE', values), sql: `(${sql} END)` };
}

/** A call of a CLR type's ToString() method. */
function compileMethod(cursor: TokenCursor, { type, sql, mask }: Expression, name: string): Expression {
  cursor.expect('(');
  cursor.expect(')');
  if (type === undefined || familyOf(type) !== 'clr' || name !== 'ToString')
    throw new SqlError(SERVER_ERRORS.unsupported(`method ${name}`));
  const length = type.name === 'hierarchyid' ? 4000 : 'max';
  return { sql, type: { name: 'nvarchar', length }, isNullable: true, mask: mask && 'default' };
}

function compileChain(cursor: TokenCursor, word: 'AND' | 'OR', operand: () => Expression): Expression {
  let left = operand();
  while (cursor.accept(word)) {
    const right = operand();
    if (left.type || right.type) throw cursor.unexpected();
    left = { sql: `(${left.sql} ${word} ${right.sql})`, type: undefined };
  }
  return left;
}

function compileNot(cursor: TokenCursor, scope: Scope): Expression {
  if (!cursor.accept('NOT')) return compileComparison(cursor, scope);
  return { sql: `NOT (${compileNot(cursor, scope).sql})`, type: undefined };
}

function compileComparison(cursor: TokenCursor, scope: Scope): Expression {
  const left = compilePrimary(cursor, scope);
  if (left.type === undefined) return left;
  if (cursor.accept('IS')) {
    const word = cursor.accept('NOT') ? 'IS NOT NULL' : 'IS NULL';
    cursor.expect('NULL');
    return { sql: `(${left.sql} ${word})`, type: undefined };
  }
  if (cursor.accept('IN')) {
    cursor.expect('(');
    const options = [compare(left, '=', compileValue(cursor, scope))];
    while (cursor.accept(',')) options.push(compare(left, '=', compileValue(cursor, scope)));
    cursor.expect(')');
    return { sql: `(${options.join(' OR ')})`, type: undefined };
  }
  const operator = COMPARISONS.find((symbol) => cursor.accept(symbol));
  if (operator === undefined) return left;
  return { sql: compare(left, operator, compileValue(cursor, scope)), type: undefined };
}

/** Exact numbers and dates are stored as strings, which sort differently, so comparisons are refused. */
function compare(left: Expression, operator: string, right: Expression): string {
  const families = [left, right].map(({ type }) => (type ? familyOf(type) : 'legacy'));
  const refused = families.find((family) => !COMPARABLE.includes(family));
  const areAlike = families[0] === families[1] || !families.includes('text');
  if (refused || !areAlike)
    throw new SqlError(SERVER_ERRORS.unsupported(`comparison of ${families.join(' with ')}`));
  const isText = families.includes('text') || families.includes('guid');
  const [first, second] = [left, right].map(({ sql }) => (isText ? foldText(sql) : sql));
  return `(${first} ${operator} ${second})`;
}

function compilePrimary(cursor: TokenCursor, scope: Scope): Expression {
  const token = cursor.peek();
  switch (token.kind) {
    case 'string':
    case 'unicode':
      cursor.next();
      return {
        sql: quoteText(token.text),
        type: { name: token.kind === 'unicode' ? 'nvarchar' : 'varchar', length: token.text.length || 1 },
      };
    case 'number':
      return compileNumber(cursor);
    case 'hex':
      cursor.next();
      return { sql: `x'${token.text}'`, type: { name: 'varbinary', length: token.text.length / 2 || 1 } };
    case 'variable':
      return compileVariable(cursor, scope);
    case 'symbol':
      return compileGroup(cursor, scope);
    case 'word':
      if (cursor.peek(1).text === '(' && cursor.peek(1).kind === 'symbol') return compileCall(cursor, scope);
      if (token.text.toUpperCase() === 'CASE') return compileCase(cursor, scope);
      if (token.text.toUpperCase() === 'NULL') {
        cursor.next();
        return { sql: 'NULL', type: { name: 'int' }, isNullable: true };
      }
      return compileColumn(cursor, scope);
    case 'quoted':
      return compileColumn(cursor, scope);
    default:
      throw cursor.unexpected();
  }
}

function compileNumber(cursor: TokenCursor): Expression {
  const { text } = cursor.next();
  // SQL Server gives decimals and larger integers the type numeric.
  const isInt = !text.includes('.') && BigInt(text) <= 2_147_483_647n;
  if (!isInt) throw new SqlError(SERVER_ERRORS.unsupported(`number ${text}`));
  return { sql: text, type: { name: 'int' } };
}

function compileGroup(cursor: TokenCursor, scope: Scope): Expression {
  if (cursor.accept('-')) {
    const { sql, type } = compileNumber(cursor);
    return { sql: `-${sql}`, type };
  }
  cursor.expect('(');
  const inner = compileExpression(cursor, scope);
  cursor.expect(')');
  return { ...inner, sql: `(${inner.sql})` };
}

function compileVariable(cursor: TokenCursor, scope: Scope): Expression {
  const { text } = cursor.next();
  const name = text.toLowerCase();
  if (name === '@@version') return { sql: quoteText(VERSION), type: { name: 'nvarchar', length: 300 } };
  if (name === '@@spid') return { sql: '51', type: { name: 'smallint' } };
  const type = scope.parameters.get(name);
  if (type === undefined) throw new SqlError(SERVER_ERRORS.undeclared(text));
  return { sql: name, type, isNullable: true };
}

function compileCall(cursor: TokenCursor, scope: Scope): Expression {
  const { text } = cursor.peek();
  if (!isFunction(text)) throw new SqlError(SERVER_ERRORS.unknownFunction(text));
  return compileFunction(cursor, () => compilePlainValue(cursor, scope), scope);
}

/** A value that a function accepts, which excludes encrypted columns. */
function compilePlainValue(cursor: TokenCursor, scope: Scope): ValueExpression {
  const value = compileValue(cursor, scope);
  if (value.isEncrypted) throw new SqlError(SERVER_ERRORS.encryptionClash(value.type.name));
  return value;
}

function compileColumn(cursor: TokenCursor, scope: Scope): Expression {
  const parts = [cursor.next().text];
  while (cursor.accept('.')) parts.push(cursor.next().text);
  const isCall = cursor.peek().kind === 'symbol' && cursor.peek().text === '(';
  const method = isCall ? parts.pop() : undefined;
  const column = findColumn(parts, scope);
  return method === undefined ? column : compileMethod(cursor, column, method);
}

function findColumn(parts: readonly string[], scope: Scope): Expression {
  const [qualifier, name = ''] = parts.length === 1 ? [undefined, parts[0]] : parts.slice(-2);
  for (const { alias, table } of scope.tables) {
    if (qualifier !== undefined && qualifier.toLowerCase() !== alias.toLowerCase()) continue;
    const column = table.columns.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (column) {
      return {
        sql: `${quoteName(alias)}.${quoteName(column.name)}`,
        type: column.type,
        name: column.name,
        isNullable: column.isNullable,
        ...(column.isEncrypted ? { isEncrypted: true } : {}),
        mask: column.mask,
      };
    }
  }
  throw new SqlError(SERVER_ERRORS.unknownColumn(parts.join('.')));
}
