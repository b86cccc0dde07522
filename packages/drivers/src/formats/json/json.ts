import type { Notice, SourceColumn } from '../../contract/contract.ts';
import type { DriverError } from '../../contract/driver-error.ts';
import type { Table } from '../delimited/delimited.ts';
import { fileUnreadable } from '../file/file-unreadable.ts';
import { describePlace } from '../text/text-place.ts';
import { mergeTypes, nameOfType, typeOfValue } from '../values/value-type.ts';
import { type JsonRecordValue, readJsonRecord } from './json-record-value.ts';
import { type JsonFault, type JsonRecord, splitJsonRecords } from './json-records.ts';

/** The records read from a string. */
interface JsonValues {
  values: JsonRecordValue[];
  /** Records that are not objects. */
  others: JsonFault[];
  /** Lines that cannot be read; if there are any, the text is JSON lines. */
  faults: JsonFault[];
}

interface JsonOptions {
  isCut: boolean;
  maxRows: number;
}

/**
 * Reads JSON whose records are objects: elements of arrays, one to a line, or single objects. Numbers that a double
 * cannot hold are strings. In JSON lines, an invalid line is omitted, and a notice reports its position.
 * @throws DriverError `file-unreadable` with the position of the first fault
 */
export function readJson(text: string, options: JsonOptions): Table {
  const { values, others, faults } = readWhole(text, options) ?? readLines(text, options);
  const [other] = others;
  if (values.length === 0 && other) {
    throw fileUnreadable(`JSON objects: the record at ${describePlace(text, other.offset)} is ${other.what}`);
  }
  return {
    columns: describeRecords(values.map(({ typed }) => typed)),
    rows: values.map(({ exact }) => exact as Record<string, unknown>),
    notices: [
      ...reportFaults(text, faults),
      ...reportOthers(text, others),
      ...reportRepeatedKeys(text, values),
    ],
  };
}

/** Undefined if the text has faults that JSON lines can skip. */
function readWhole(text: string, { isCut, maxRows }: JsonOptions): JsonValues | undefined {
  const split = splitJsonRecords(text, maxRows);
  const read = readRecords(split.records);
  const [fault = split.fault ?? findUnfinished(text, split.unfinished, isCut)] = read.faults;
  if (fault === undefined) return read;
  if (isJsonLines(text, isCut)) return undefined;
  throw invalidJson(text, fault);
}

/**
 * A record that the truncation splits is not a fault, except in JSON lines, where the next line shows that its end is
 * missing.
 */
function findUnfinished(text: string, offset: number | undefined, isCut: boolean): JsonFault | undefined {
  if (offset === undefined) return undefined;
  const isFault = !isCut || (text[offset] === '{' && text.includes('\n', offset) && isJsonLines(text, isCut));
  return isFault ? { offset, what: 'a value that never ends', reason: 'unfinished' } : undefined;
}

function readLines(text: string, { isCut, maxRows }: JsonOptions): JsonValues {
  const result: JsonValues = { values: [], others: [], faults: [] };
  for (const line of linesOf(text, isCut)) {
    if (result.values.length >= maxRows) break;
    const split = splitJsonRecords(line.text, maxRows);
    const read = readRecords(split.records);
    const [fault = split.fault ?? findUnfinished(line.text, split.unfinished, false)] = read.faults;
    if (fault) result.faults.push({ ...fault, offset: line.start + fault.offset });
    else {
      result.values.push(...read.values.map((value) => moveKey(value, line.start)));
      result.others.push(...read.others.map((other) => ({ ...other, offset: line.start + other.offset })));
    }
  }
  return { ...result, values: result.values.slice(0, maxRows) };
}

function moveKey({ repeatedKey, ...value }: JsonRecordValue, by: number): JsonRecordValue {
  return repeatedKey ? { ...value, repeatedKey: { ...repeatedKey, offset: repeatedKey.offset + by } } : value;
}

function readRecords(records: readonly JsonRecord[]): JsonValues {
  const result: JsonValues = { values: [], others: [], faults: [] };
  for (const record of records) {
    const value = readJsonRecord(record);
    if ('what' in value) return { ...result, faults: [value] };
    const kind = kindOf(value.typed);
    if (kind === 'an object') result.values.push(value);
    else result.others.push({ offset: record.start, what: kind });
  }
  return result;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

const LINES_LOOKED_AT = 100;

/** Returns true if most lines contain a whole object each. */
function isJsonLines(text: string, isCut: boolean): boolean {
  const lines = linesOf(text, isCut).slice(0, LINES_LOOKED_AT);
  const whole = lines.filter((line) => /^\s*\{/.test(line.text) && parses(line.text));
  return whole.length > 0 && whole.length * 2 >= lines.length;
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function linesOf(text: string, isCut: boolean): { text: string; start: number }[] {
  const matches = [...text.matchAll(/[^\r\n]*\S[^\r\n]*/g)];
  const lines = matches.map((match) => ({ text: match[0], start: match.index }));
  return isCut && !/[\r\n]$/.test(text) ? lines.slice(0, -1) : lines;
}

function invalidJson(text: string, fault: JsonFault): DriverError {
  const isNumber = /^[+-]?(?:NaN|Infinity|inf)$/i.test(fault.what);
  const what = isNumber
    ? `${fault.what} at ${describePlace(text, fault.offset)} is not a JSON number`
    : describeFault(text, fault);
  return fileUnreadable(
    `valid JSON: ${what}`,
    undefined,
    isNumber
      ? 'Write null, or the number as a string.'
      : 'Correct the file at that place, or name its real file type if it is not JSON.',
  );
}

function describeFault(text: string, { offset, what, reason }: JsonFault): string {
  const place = describePlace(text, offset);
  if (reason === 'unfinished') return `the value that begins at ${place} never ends`;
  if (reason === 'too deep') return `the value at ${place} has ${what}`;
  if (reason === 'control character') return `a string has the control character ${what} at ${place}`;
  return `unexpected ${what} at ${place}`;
}

function reportFaults(text: string, faults: readonly JsonFault[]): Notice[] {
  const [first] = faults;
  if (!first) return [];
  const place = describeFault(text, first);
  const message =
    faults.length === 1
      ? `One line is not valid JSON and is left out: ${place}.`
      : `${faults.length} lines are not valid JSON and are left out. The first: ${place}.`;
  return [{ code: 'invalid-lines', message, nextStep: 'Correct these lines before you ingest the file.' }];
}

function reportOthers(text: string, others: readonly JsonFault[]): Notice[] {
  const [first] = others;
  if (!first) return [];
  const place = describePlace(text, first.offset);
  const message =
    others.length === 1
      ? `The record at ${place} is ${first.what}, not an object, and is left out.`
      : `${others.length} records are not objects and are left out, the first at ${place} (${first.what}).`;
  return [{ code: 'records-not-objects', message, nextStep: 'Write every record as a JSON object.' }];
}

function reportRepeatedKeys(text: string, values: readonly JsonRecordValue[]): Notice[] {
  const repeated = values.flatMap(({ repeatedKey }) => (repeatedKey ? [repeatedKey] : []));
  const [first] = repeated;
  if (!first) return [];
  const place = describePlace(text, first.offset);
  const more = repeated.length > 1 ? ` (the first of ${repeated.length} records with such a key)` : '';
  return [
    {
      code: 'duplicate-keys',
      message: `An object repeats the key "${first.name}" at ${place}${more}. The last value is shown.`,
      nextStep: 'Give every key of an object a unique name.',
    },
  ];
}

/** Columns of records, by the types of all their values. */
function describeRecords(records: readonly unknown[]): SourceColumn[] {
  const { properties = {} } = mergeTypes(records.map(typeOfValue));
  return Object.entries(properties).map(([name, xdm]) => ({ name, type: nameOfType(xdm), xdm }));
}
