const MAX_DEPTH = 100;

/** The part of JSON text that is one record. */
export interface JsonRecord {
  text: string;
  /** Offset in the whole text. */
  start: number;
  /** Number of properties in its objects, counted by their colons. */
  memberCount: number;
}

/** Records of a JSON text up to its end, its truncation, or its first fault. */
export interface JsonRecords {
  records: JsonRecord[];
  fault?: JsonFault;
  /** Offset of a record that the end of the text cuts off. */
  unfinished?: number;
}

/** A fault of JSON text and its position. */
export interface JsonFault {
  offset: number;
  /** The unexpected token, or the kind of a record that is not an object. */
  what: string;
  /** The fault, if it is not a single token. */
  reason?: 'unfinished' | 'too deep' | 'control character';
}

type Value = { end: number; memberCount: number };

/**
 * Splits JSON text into records: the elements of arrays and the values outside them, one to a line or not. The text
 * may end anywhere. The content of a record is not validated.
 */
export function splitJsonRecords(text: string, maxRecords: number): JsonRecords {
  const records: JsonRecord[] = [];
  let arrayStart: number | undefined;
  let position = skipSpace(text, 0);
  while (position < text.length && records.length < maxRecords) {
    if (arrayStart === undefined && text[position] === '[') {
      const first = skipEmptyArray(text, position);
      arrayStart = first.isEmpty ? undefined : position;
      position = first.next;
      continue;
    }
    const value = readValue(text, position);
    if (value === undefined) return { records, unfinished: position };
    if ('what' in value) return { records, fault: value };
    records.push(value);
    position = skipSpace(text, position + value.text.length);
    if (arrayStart === undefined) continue;
    const next = afterElement(text, position);
    if (typeof next === 'object') return { records, fault: next };
    if (text[position] === ']') arrayStart = undefined;
    position = next;
  }
  return arrayStart === undefined || records.length >= maxRecords
    ? { records }
    : { records, unfinished: arrayStart };
}

/** Offset of an array's first element, or after an empty array. */
function skipEmptyArray(text: string, position: number): { isEmpty: boolean; next: number } {
  const first = skipSpace(text, position + 1);
  const isEmpty = text[first] === ']';
  return { isEmpty, next: isEmpty ? skipSpace(text, first + 1) : first };
}

/** Offset at which to continue after an element; a comma, a bracket or the end of the text must follow. */
function afterElement(text: string, position: number): number | JsonFault {
  const separator = text[position];
  if (separator === undefined) return position;
  const next = skipSpace(text, position + 1);
  if (separator === ']') return next;
  if (separator !== ',') return { offset: position, what: describeToken(text, position) };
  return text[next] === ']' ? { offset: position, what: 'a comma before ]' } : next;
}

/** The value at an offset; undefined if the text ends inside it. */
function readValue(text: string, start: number): JsonRecord | JsonFault | undefined {
  const value = findEnd(text, start);
  if (value === 'too deep')
    return { offset: start, what: `more than ${MAX_DEPTH} levels`, reason: 'too deep' };
  if (value?.end === start) return { offset: start, what: describeToken(text, start) };
  return value && { text: text.slice(start, value.end), start, memberCount: value.memberCount };
}

function skipSpace(text: string, position: number): number {
  const space = /[ \t\r\n]*/y;
  space.lastIndex = position;
  return position + (space.exec(text)?.[0].length ?? 0);
}

/**
 * Offset after the value that begins at `start`: undefined if the text ends first, `start` if no value begins there.
 */
function findEnd(text: string, start: number): Value | undefined | 'too deep' {
  if (!/[{[]/.test(text[start] ?? '')) return findScalarEnd(text, start);
  // Matches a string, closed or not, a bracket or a colon. Everything between does not matter here.
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"?|[{}[\]:]/gs;
  tokens.lastIndex = start;
  let depth = 0;
  let memberCount = 0;
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const [token] = match;
    if (token === ':') memberCount++;
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth === 0) return { end: tokens.lastIndex, memberCount };
    if (depth > MAX_DEPTH) return 'too deep';
  }
  return undefined;
}

function findScalarEnd(text: string, start: number): Value | undefined {
  const scalar = text[start] === '"' ? /"[^"\\]*(?:\\.[^"\\]*)*"/sy : /[^\s,[\]{}:"]*/y;
  scalar.lastIndex = start;
  const match = scalar.exec(text);
  return match === null ? undefined : { end: scalar.lastIndex, memberCount: 0 };
}

/** Describes the token at an offset: a word, or one character. */
export function describeToken(text: string, offset: number): string {
  if (offset >= text.length) return 'the end of the text';
  const word = /[\w.+-]+/y;
  word.lastIndex = offset;
  const token = word.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(offset) ?? 0);
  return token.length > 30 ? `${token.slice(0, 30)}…` : token;
}
