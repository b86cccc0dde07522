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

const ADO_NET: PairDialect = {
  findEquals,
  toKey: (written) => written.replaceAll('==', '='),
  readEnclosed(text, start) {
    const quote = text[start];
    return quote === '"' || quote === "'" ? readQuoted(text, start, quote) : undefined;
  },
};

/**
 * Reads `key=value;key=value` according to the rules of ADO.NET: a key may contain `==` for an equals sign. A value
 * may be quoted with `"` or `'`, with that quote doubled inside. Braces have no meaning. After a syntax error,
 * reading continues at the next semicolon.
 *
 * @see https://learn.microsoft.com/dotnet/api/system.data.common.dbconnectionstringbuilder
 */
export function readAdoNetPairs(text: string): ConnectionStringParts {
  return readPairs(text, ADO_NET);
}

/** Finds the equals sign that ends a key, unless the part ends first. */
function findEquals(text: string, start: number): number | undefined {
  const end = endOfPart(text, start);
  for (let index = start; index < end; index += 1) {
    if (text[index] !== '=') continue;
    if (text[index + 1] !== '=') return index;
    index += 1;
  }
  return undefined;
}

function readQuoted(text: string, start: number, quote: string): ReadValue {
  const end = findClosing(text, start, quote);
  if (end === undefined) {
    const valueRange = { start, end: text.length };
    return {
      value: text.slice(start + 1),
      valueRange,
      next: text.length,
      problem: unclosedQuote(valueRange),
    };
  }
  const rest = restOfPart(text, end + 1);
  return {
    value: text.slice(start + 1, end).replaceAll(quote + quote, quote),
    valueRange: { start, end: end + 1 },
    next: endOfPart(text, end + 1),
    ...(rest && { problem: textAfterQuote(rest) }),
  };
}

function unclosedQuote(range: TextRange): Finding {
  return errorFinding(describeFinding('quote-not-closed'), range);
}

function textAfterQuote(range: TextRange): Finding {
  return errorFinding(describeFinding('text-after-closing-quote'), range);
}
