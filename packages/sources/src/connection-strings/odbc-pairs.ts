import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import {
  endOfPart,
  findClosing,
  type PairDialect,
  type ReadValue,
  readPairs,
  restOfPart,
} from './pair-dialect.ts';
import type { ConnectionStringParts } from './semicolon-pairs.ts';
import type { TextRange } from './text-range.ts';

const ODBC: PairDialect = {
  findEquals(text, start) {
    const equals = text.indexOf('=', start);
    return equals < 0 || equals >= endOfPart(text, start) ? undefined : equals;
  },
  toKey: (written) => written,
  readEnclosed: (text, start) => (text[start] === '{' ? readBraced(text, start) : undefined),
};

/**
 * Reads `key=value;key=value` by the rules of ODBC: a value may stand in braces and then holds a closing brace
 * doubled; quotes mean nothing. Where the rules are broken, reading goes on after the next semicolon.
 *
 * @see https://learn.microsoft.com/sql/odbc/reference/syntax/sqldriverconnect-function
 */
export function readOdbcPairs(text: string): ConnectionStringParts {
  return readPairs(text, ODBC);
}

/** An unclosed brace encloses nothing; taking the value to the semicolon leaves the parts after it to be judged. */
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
