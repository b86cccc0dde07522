import { describeFinding, errorFinding, type Finding } from '../finding.ts';
import { type TextRange, trimRange } from '../text-range.ts';

/** One `key=value` of a connection string, as written. */
export interface ConnectionStringPart {
  key: string;
  keyRange: TextRange;
  /** Without surrounding white space and, if the dialect supports them, surrounding quotes. */
  value: string;
  /** Including quotes. */
  valueRange: TextRange;
}

/** Parts of a connection string, and the problems of unreadable parts. */
export interface ConnectionStringParts {
  parts: readonly ConnectionStringPart[];
  problems: readonly Finding[];
}

/**
 * Reads `key=value;key=value` as Azure services write it: without quoting, and with only the first `=` of a part as
 * the separator, because base64 keys and signatures contain more of them.
 */
export function readSemicolonPairs(text: string): ConnectionStringParts {
  const parts: ConnectionStringPart[] = [];
  const problems: Finding[] = [];
  for (const segment of text.matchAll(/[^;]+/g)) {
    const range = trimRange(text, { start: segment.index, end: segment.index + segment[0].length });
    if (range.start === range.end) continue;
    const equals = range.start + text.slice(range.start, range.end).indexOf('=');
    if (equals > range.start) parts.push(toPart(text, range, equals));
    else problems.push(unreadablePart(range));
  }
  return { parts, problems };
}

function toPart(text: string, range: TextRange, equals: number): ConnectionStringPart {
  const keyRange = trimRange(text, { start: range.start, end: equals });
  const valueRange = trimRange(text, { start: equals + 1, end: range.end });
  return {
    key: text.slice(keyRange.start, keyRange.end),
    keyRange,
    value: text.slice(valueRange.start, valueRange.end),
    valueRange,
  };
}

/**
 * The problem of a part that has no key or no equals sign. It does not repeat the part, which may belong to a secret.
 */
export function unreadablePart(range: TextRange): Finding {
  return errorFinding(describeFinding('part-not-key-value'), range);
}
