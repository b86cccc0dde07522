import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import {
  endOfPart,
  findClosing,
  type PairDialect,
  type ReadValue,
  readPairs,
  restOfPart,
} from './pair-dialect.ts';
import type { ConnectionStringParts } from './semicolon-pairs.ts';

const ODBC: PairDialect = {
  findEquals(text, start) {
    const equals = text.indexOf('=', start);
    return equals < 0 || equals >= endOfPart(text, start) ? undefined : equals;
  },
  toKey: (written) => written,
  readEnclosed: (text, start) => (text[start] === '{' ? readBraced(text, start) : undefined),
};

/**
 * Reads `key=value;key=value` according to the rules of ODBC: a value may be enclosed in braces, with closing braces
 * doubled inside. Quotes have no meaning. After a syntax error, reading continues at the next semicolon.
 *
 * @see https://learn.microsoft.com/sql/odbc/reference/syntax/sqldriverconnect-function
 */
export function readOdbcPairs(text: string): ConnectionStringParts {
  return readPairs(text, ODBC);
}

/**
 * An unclosed brace encloses nothing. Ending the value at the semicolon keeps the later parts available for
 * validation.
 */
function readBraced(text: string, start: number): ReadValue {
  const end = findClosing(text, start, '}');
  if (end === undefined) {
    const next = endOfPart(text, start);
    const valueRange = { start, end: next };
    return { value: text.slice(start, next), valueRange, next, problem: unclosedBrace(valueRange) };
  }
  const rest = restOfPart(text, end + 1);
  return {
    value: text.slice(start + 1, end).replaceAll('}}', '}'),
    valueRange: { start, end: end + 1 },
    next: endOfPart(text, end + 1),
    ...(rest && { problem: textAfterBrace(rest) }),
  };
}

function unclosedBrace(range: TextRange): Finding {
  return errorFinding(describeFinding('brace-not-closed'), range);
}

function textAfterBrace(range: TextRange): Finding {
  return errorFinding(describeFinding('text-after-closing-brace'), range);
}
