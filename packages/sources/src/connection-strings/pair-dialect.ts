import type { Finding } from '../finding.ts';
import { type TextRange, trimRange } from '../text-range.ts';
import { type ConnectionStringPart, type ConnectionStringParts, unreadablePart } from './semicolon-pairs.ts';

/** A parsed value, and the offset at which reading continues. */
export interface ReadValue {
  value: string;
  valueRange: TextRange;
  next: number;
  problem?: Finding;
}

/** The syntax rules that one dialect of `key=value;key=value` adds. */
export interface PairDialect {
  /** Finds the equals sign that ends the key that begins at `start`, unless the part ends first. */
  findEquals(text: string, start: number): number | undefined;
  /** The key without the dialect's escapes. */
  toKey(written: string): string;
  /** Reads an enclosed value; returns undefined for a value that is not enclosed. */
  readEnclosed(text: string, start: number): ReadValue | undefined;
}

/** Reads parts according to the rules of a dialect. After a syntax error, reading continues at the next semicolon. */
export function readPairs(text: string, dialect: PairDialect): ConnectionStringParts {
  const parts: ConnectionStringPart[] = [];
  const problems: Finding[] = [];
  let position = skipSeparators(text, 0);
  while (position < text.length) {
    const equals = dialect.findEquals(text, position);
    const keyRange = trimRange(text, { start: position, end: equals ?? endOfPart(text, position) });
    if (equals === undefined || keyRange.start === keyRange.end) {
      const end = endOfPart(text, position);
      problems.push(unreadablePart(trimRange(text, { start: position, end })));
      position = skipSeparators(text, end);
      continue;
    }
    const { next, problem, ...read } =
      dialect.readEnclosed(text, skipSpace(text, equals + 1)) ?? readPlain(text, equals + 1);
    parts.push({ key: dialect.toKey(text.slice(keyRange.start, keyRange.end)), keyRange, ...read });
    if (problem) problems.push(problem);
    position = skipSeparators(text, next);
  }
  return { parts, problems };
}

/** The end of the part that contains `start`. */
export function endOfPart(text: string, start: number): number {
  const semicolon = text.indexOf(';', start);
  return semicolon < 0 ? text.length : semicolon;
}

/** Finds the character that closes a value opened at `start`. A doubled closing character belongs to the value. */
export function findClosing(text: string, start: number, closing: string): number | undefined {
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] !== closing) continue;
    if (text[index + 1] !== closing) return index;
    index += 1;
  }
  return undefined;
}

/** Any characters left in a part after the end of its value. */
export function restOfPart(text: string, start: number): TextRange | undefined {
  const rest = trimRange(text, { start, end: endOfPart(text, start) });
  return rest.start < rest.end ? rest : undefined;
}

function readPlain(text: string, start: number): ReadValue {
  const next = endOfPart(text, start);
  const valueRange = trimRange(text, { start, end: next });
  return { value: text.slice(valueRange.start, valueRange.end), valueRange, next };
}

function skipSpace(text: string, start: number): number {
  return start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
}

/** Empty parts and trailing zero characters are ignored in every dialect. */
function skipSeparators(text: string, start: number): number {
  return start + (/^(?:[;\s]+|\0+$)*/.exec(text.slice(start))?.[0].length ?? 0);
}
