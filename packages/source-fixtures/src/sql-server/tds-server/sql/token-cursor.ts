import { SERVER_ERRORS, SqlError } from '../server-errors.ts';
import type { SqlToken } from './tokenize.ts';

/** Reads the tokens of one statement in order. */
export interface TokenCursor {
  readonly position: number;
  peek(ahead?: number): SqlToken;
  next(): SqlToken;
  /** Consumes a keyword or symbol if it comes next. */
  accept(text: string): boolean;
  /** @throws SqlError 102 if another token comes next */
  expect(text: string): void;
  moveTo(position: number): void;
  /** Returns the error for an unexpected token. */
  unexpected(): SqlError;
}

const END: SqlToken = { kind: 'end', text: '' };

/** Creates a cursor at the first token. */
export function createTokenCursor(tokens: readonly SqlToken[]): TokenCursor {
  let position = 0;
  const cursor: TokenCursor = {
    get position() {
      return position;
    },
    peek: (ahead = 0) => tokens[position + ahead] ?? END,
    next() {
      position += 1;
      return tokens[position - 1] ?? END;
    },
    accept(text) {
      const { kind, text: found } = cursor.peek();
      const isHere =
        (kind === 'word' && found.toUpperCase() === text) || (kind === 'symbol' && found === text);
      if (isHere) position += 1;
      return isHere;
    },
    expect(text) {
      if (!cursor.accept(text)) throw cursor.unexpected();
    },
    moveTo(target) {
      position = target;
    },
    unexpected: () => new SqlError(SERVER_ERRORS.syntax(cursor.peek().text)),
  };
  return cursor;
}
