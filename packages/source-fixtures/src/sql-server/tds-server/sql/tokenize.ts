import { SERVER_ERRORS, SqlError } from '../server-errors.ts';

/** A T-SQL token. */
export interface SqlToken {
  kind: 'word' | 'quoted' | 'string' | 'unicode' | 'number' | 'hex' | 'variable' | 'symbol' | 'end';
  /** The word as written; for a quoted name or a string, the part inside the quotes. */
  text: string;
}

const TOKEN = new RegExp(
  [
    String.raw`(?<space>\s+|--[^\n]*|/\*.*?\*/)`,
    String.raw`(?<variable>@@?[\w$#]+)`,
    "[nN]'(?<unicode>(?:[^']|'')*)'",
    "'(?<string>(?:[^']|'')*)'",
    String.raw`\[(?<bracketed>(?:[^\]]|\]\])+)\]`,
    '"(?<doubleQuoted>(?:[^"]|"")+)"',
    '(?<hex>0[xX][0-9a-fA-F]*)',
    String.raw`(?<number>\d+(?:\.\d+)?)`,
    String.raw`(?<word>[\p{L}_#][\p{L}\p{N}_$#@]*)`,
    '(?<symbol><>|!=|<=|>=|.)',
  ].join('|'),
  'gsuy',
);

/** Splits T-SQL into tokens, without whitespace and comments. */
export function tokenize(text: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const token = toToken(groups);
    if (token) tokens.push(token);
  }
  const unclosed = tokens.find(({ kind, text: symbol }) => kind === 'symbol' && `'"[`.includes(symbol));
  if (unclosed) throw new SqlError(SERVER_ERRORS.syntax(unclosed.text));
  return tokens;
}

/** Splits a batch into statements, which need no semicolon between them. */
export function splitStatements(tokens: readonly SqlToken[]): SqlToken[][] {
  const statements: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === 'symbol' && token.text === '(') depth += 1;
    if (token.kind === 'symbol' && token.text === ')') depth -= 1;
    const isSemicolon = token.kind === 'symbol' && token.text === ';';
    const isStart = token.kind === 'word' && isStarter(token.text);
    if (depth === 0 && (isSemicolon || isStart)) statements.push([]);
    if (!isSemicolon) statements.at(-1)?.push(token);
  }
  return statements.filter((statement) => statement.length > 0);
}

/** True if a word starts a T-SQL statement. */
export function isStarter(word: string): boolean {
  return STARTERS.has(word.toUpperCase());
}

const STARTERS = new Set(
  'SELECT SET USE WAITFOR DECLARE INSERT UPDATE DELETE MERGE EXEC EXECUTE PRINT IF WHILE BEGIN CREATE DROP ALTER GRANT DENY TRUNCATE WITH'.split(
    ' ',
  ),
);

function toToken(groups: Record<string, string | undefined>): SqlToken | undefined {
  const { unicode, string, bracketed, doubleQuoted, variable, hex, number, word, symbol } = groups;
  if (unicode !== undefined) return { kind: 'unicode', text: unicode.replaceAll("''", "'") };
  if (string !== undefined) return { kind: 'string', text: string.replaceAll("''", "'") };
  if (bracketed !== undefined) return { kind: 'quoted', text: bracketed.replaceAll(']]', ']') };
  if (doubleQuoted !== undefined) return { kind: 'quoted', text: doubleQuoted.replaceAll('""', '"') };
  if (variable !== undefined) return { kind: 'variable', text: variable };
  if (hex !== undefined) return { kind: 'hex', text: hex.slice(2) };
  if (number !== undefined) return { kind: 'number', text: number };
  if (word !== undefined) return { kind: 'word', text: word };
  return symbol === undefined ? undefined : { kind: 'symbol', text: symbol };
}
