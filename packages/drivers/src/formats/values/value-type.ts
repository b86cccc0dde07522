import type { XdmType } from '../../contract/contract.ts';
import { isCalendarDate, isPointInTime } from './calendar.ts';

const INTEGER = /^-?(?:0|[1-9]\d{0,18})$/;
const NUMBER = /^-?(?:(?:0|[1-9]\d*)(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const BOOLEAN = /^(?:true|false)$/i;
const MAX_LONG = 2n ** 63n;

/**
 * The type of a column without any value. Merging recognizes it by identity; if it remains, the column is a string.
 */
const UNSEEN: XdmType = { type: 'string' };

/** Returns the type of a value in text. Numbers with leading zeros are strings: they are codes, not amounts. */
export function typeOfText(text: string): XdmType {
  if (text === '') return UNSEEN;
  if (INTEGER.test(text) && isLong(text)) return { type: 'integer' };
  if (NUMBER.test(text)) return { type: 'number' };
  if (BOOLEAN.test(text)) return { type: 'boolean' };
  return typeOfString(text);
}

/** Returns the type of a JSON value. */
export function typeOfValue(value: unknown): XdmType {
  if (value === null || value === undefined) return UNSEEN;
  if (typeof value === 'string') return typeOfString(value);
  if (typeof value === 'boolean') return { type: 'boolean' };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  if (Array.isArray(value)) return { type: 'array', items: mergeTypes(value.map(typeOfValue)) };
  const properties = Object.entries(value).map(([name, inner]) => [name, typeOfValue(inner)] as const);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/**
 * Returns the narrowest type that holds the values of all given types. Objects are merged in one step because their
 * property names may differ.
 */
export function mergeTypes(types: readonly XdmType[]): XdmType {
  const seen = types.filter((type) => type !== UNSEEN);
  const objects = seen.filter(({ type }) => type === 'object');
  const arrays = seen.filter(({ type }) => type === 'array');
  const plain = seen.filter(({ type }) => type !== 'object' && type !== 'array');
  const merged = [
    ...(objects.length > 0 ? [mergeObjects(objects)] : []),
    ...(arrays.length > 0 ? [mergeArrays(arrays)] : []),
    ...plain,
  ];
  return merged.reduce(mergeTwo, UNSEEN);
}

/** Names the type of a column for files that declare no types: `date-time` rather than `string`. */
export function nameOfType({ type, format }: XdmType): string {
  return format ?? type;
}

function mergeTwo(first: XdmType, second: XdmType): XdmType {
  if (first === UNSEEN || second === UNSEEN) return first === UNSEEN ? second : first;
  if (first.type !== second.type)
    return { type: isNumeric(first) && isNumeric(second) ? 'number' : 'string' };
  if (first.format === second.format) return first;
  // A date and a point in time merge to a point in time, a date and a word to a string.
  return first.format && second.format ? { type: 'string', format: 'date-time' } : { type: 'string' };
}

function mergeObjects(objects: readonly XdmType[]): XdmType {
  const byName = new Map<string, XdmType[]>();
  for (const { properties = {} } of objects) {
    for (const [name, type] of Object.entries(properties)) {
      const known = byName.get(name);
      if (known) known.push(type);
      else byName.set(name, [type]);
    }
  }
  const merged = [...byName].map(([name, types]) => [name, mergeTypes(types)] as const);
  return { type: 'object', properties: Object.fromEntries(merged) };
}

function mergeArrays(arrays: readonly XdmType[]): XdmType {
  return { type: 'array', items: mergeTypes(arrays.map(({ items = UNSEEN }) => items)) };
}

function isNumeric({ type }: XdmType): boolean {
  return type === 'integer' || type === 'number';
}

function typeOfString(text: string): XdmType {
  if (isCalendarDate(text)) return { type: 'string', format: 'date' };
  if (isPointInTime(text)) return { type: 'string', format: 'date-time' };
  return { type: 'string' };
}

/** The platform's integers have 64 bits. */
function isLong(text: string): boolean {
  const value = BigInt(text);
  return value >= -MAX_LONG && value < MAX_LONG;
}
