import { errorFinding, type Finding } from '../finding.ts';
import { type ConnectionStringPart, type ConnectionStringParts, unreadablePart } from './semicolon-pairs.ts';
import { type TextRange, trimRange } from './text-range.ts';

/** What a value turned out to be, and where reading goes on. */
interface ReadValue {
  value: string;
  valueRange: TextRange;
  next: number;
  problem?: Finding;
}

/**
 * Reads `key=value;key=value` by the rules of ADO.NET: a key may hold `==` for an equals sign, a value may be quoted
 * with `"` or `'` and then holds that quote doubled, braces mean nothing. Where the rules are broken, reading goes on
 * after the next semicolon.
 *
 * @see https://learn.microsoft.com/dotnet/api/system.data.common.dbconnectionstringbuilder
 */
export function readAdoNetPairs(text: string): ConnectionStringParts {
  const parts: ConnectionStringPart[] = [];
  const problems: Finding[] = [];
  let position = skipSeparators(text, 0);
  while (position < text.length) {
    const equals = findEquals(text, position);
    const keyRange = trimRange(text, { start: position, end: equals ?? endOfPart(text, position) });
    if (equals === undefined || keyRange.start === keyRange.end) {
      const end = endOfPart(text, position);
      problems.push(unreadablePart(trimRange(text, { start: position, end })));
      position = skipSeparators(text, end);
      continue;
    }
    const { value, valueRange, next, problem } = readValue(text, equals + 1);
    const key = text.slice(keyRange.start, keyRange.end).replaceAll('==', '=');
    parts.push({ key, keyRange, value, valueRange });
    if (problem) problems.push(problem);
    position = skipSeparators(text, next);
  }
  return { parts, problems };
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

function readValue(text: string, afterEquals: number): ReadValue {
  const start = skipSpace(text, afterEquals);
  const quote = text[start];
  if (quote === '"' || quote === "'") return readQuoted(text, start, quote);
  const end = endOfPart(text, afterEquals);
  const valueRange = trimRange(text, { start: afterEquals, end });
  return { value: text.slice(valueRange.start, valueRange.end), valueRange, next: end };
}

function readQuoted(text: string, start: number, quote: string): ReadValue {
  const end = findClosingQuote(text, start, quote);
  if (end === undefined) {
    const valueRange = { start, end: text.length };
    return {
      value: text.slice(start + 1),
      valueRange,
      next: text.length,
      problem: unclosedQuote(valueRange),
    };
  }
  const value = text.slice(start + 1, end).replaceAll(quote + quote, quote);
  const valueRange = { start, end: end + 1 };
  const next = endOfPart(text, end + 1);
  const rest = trimRange(text, { start: end + 1, end: next });
  return { value, valueRange, next, ...(rest.start < rest.end && { problem: textAfterQuote(rest) }) };
}

function findClosingQuote(text: string, start: number, quote: string): number | undefined {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] !== quote) continue;
    if (text[index + 1] !== quote) return index;
    index += 1;
  }
  return undefined;
}

function endOfPart(text: string, start: number): number {
  const semicolon = text.indexOf(';', start);
  return semicolon < 0 ? text.length : semicolon;
}

function skipSpace(text: string, start: number): number {
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}

/** ADO.NET ignores empty parts, and zero characters at the end. */
function skipSeparators(text: string, start: number): number {
  return start + (/^(?:[;\s]+|\0+$)*/.exec(text.slice(start))?.[0].length ?? 0);
}

function unclosedQuote(range: TextRange): Finding {
  return errorFinding({
    code: 'quote-not-closed',
    range,
    cause:
      'The value begins with a quote that is never closed, so everything after it becomes part of the value.',
    fix: 'Close the quote. A value that itself holds the quote needs it doubled, or the other kind of quote around it.',
  });
}

function textAfterQuote(range: TextRange): Finding {
  return errorFinding({
    code: 'text-after-closing-quote',
    range,
    cause:
      'Text follows the closing quote of a value; only a semicolon may. SQL Server clients refuse the whole string.',
    fix: 'Double each quote that belongs to the value, or put the other kind of quote around the value.',
  });
}
