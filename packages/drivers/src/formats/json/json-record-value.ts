import { type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { toExactNumber } from './json-number.ts';
import { describeToken, type JsonFault, type JsonRecord } from './json-records.ts';

/** A record's value in two forms: one to show, one to derive types from. */
export interface JsonRecordValue {
  /** Numbers that a double cannot represent are strings. */
  exact: unknown;
  /** All numbers are JavaScript numbers, even if inexact. */
  typed: unknown;
  /** A key that occurs twice in an object. */
  repeatedKey?: { name: string; offset: number };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON strings must escape
const CONTROL_CHARACTER = /[\u0000-\u001f]/;

// biome-ignore lint/complexity/useMaxParams: JSON.parse defines the callback
type Revive = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

/** Reads one record; a fault has its position in the whole text. */
export function readJsonRecord(record: JsonRecord): JsonRecordValue | JsonFault {
  try {
    let memberCount = 0;
    const exact = parse(record.text, (_key, value, context) => {
      if (isObject(value)) memberCount += Object.keys(value).length;
      return typeof value === 'number' ? toExactNumber(context?.source ?? String(value)) : value;
    });
    const typed = parse(record.text, (_key, value, context) =>
      typeof value === 'number' ? toTypedNumber(value, context?.source ?? '') : value,
    );
    return { exact, typed, ...(memberCount < record.memberCount ? findRepeatedKey(record) : {}) };
  } catch (error) {
    if (error instanceof SyntaxError) return findFault(record);
    throw error;
  }
}

function parse(text: string, revive: Revive): unknown {
  return JSON.parse(text, revive as (this: unknown, key: string, value: unknown) => unknown);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A double beyond 2^53 has no fraction, although its text may have one. */
function toTypedNumber(value: number, source: string): number {
  const isRounded = Number.isInteger(value) && /\.\d*[1-9]/.test(source) && !Number.isSafeInteger(value);
  return isRounded ? 0.5 : value;
}

/** `JSON.parse` does not report a position for many faults. */
function findFault({ text, start }: JsonRecord): JsonFault {
  let first: { code: string; offset: number } | undefined;
  const onError = (error: ParseErrorCode, offset: number) => {
    first ??= { code: printParseErrorCode(error), offset };
  };
  visit(text, { onError }, { disallowComments: true });
  const { code, offset } = first ?? { code: '', offset: 0 };
  if (code === 'InvalidCharacter' || code === 'UnexpectedEndOfString') {
    const control = text.slice(offset).search(CONTROL_CHARACTER);
    if (control >= 0) return toControlFault(text, { at: offset + control, start });
  }
  return { offset: start + offset, what: describeToken(text, offset) };
}

function toControlFault(text: string, { at, start }: { at: number; start: number }): JsonFault {
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0');
  return { offset: start + at, what: `U+${code}`, reason: 'control character' };
}

function findRepeatedKey({ text, start }: JsonRecord): Pick<JsonRecordValue, 'repeatedKey'> {
  const objects: Set<string>[] = [];
  let repeatedKey: JsonRecordValue['repeatedKey'];
  visit(text, {
    onObjectBegin: () => void objects.push(new Set()),
    onObjectEnd: () => void objects.pop(),
    onObjectProperty: (name, offset) => {
      const keys = objects.at(-1);
      if (keys?.has(name)) repeatedKey ??= { name, offset: start + offset };
      keys?.add(name);
    },
  });
  return repeatedKey ? { repeatedKey } : {};
}
