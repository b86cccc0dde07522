import type { XdmType } from '../contract.ts';
import { toJsonSafe } from '../formats/json-safe.ts';

/** How values of a column type are asked for and shown. */
export interface TypeMapping {
  xdm: XdmType;
  /** Whether the value is asked for as the server writes it, as JSON has nothing for it. */
  isText?: boolean;
  /** What to show for a value that is not null. */
  show?: (value: unknown) => unknown;
}

const INTEGER: TypeMapping = { xdm: { type: 'integer' } };
const NUMBER: TypeMapping = { xdm: { type: 'number' } };
const DATE_TIME: TypeMapping = { xdm: { type: 'string', format: 'date-time' } };
const TEXT: TypeMapping = { xdm: { type: 'string' }, isText: true };

const BY_NAME: Readonly<Record<string, TypeMapping>> = {
  bool: { xdm: { type: 'boolean' } },
  bytea: { ...TEXT, show: showBytes },
  date: { xdm: { type: 'string', format: 'date' } },
  float4: NUMBER,
  float8: NUMBER,
  int2: INTEGER,
  int4: INTEGER,
  int8: INTEGER,
  numeric: NUMBER,
  oid: INTEGER,
  timestamp: DATE_TIME,
  timestamptz: DATE_TIME,
};

/** Types whose arrays are shown as such; arrays of others are shown as the server writes them. */
const IN_ARRAYS: ReadonlySet<string> = new Set([
  ...Object.keys(BY_NAME),
  'text',
  'varchar',
  'bpchar',
  'uuid',
]);

/**
 * Finds how a type is shown; whatever is not in the table is shown as text.
 *
 * @param name The catalogue's name of the type, for example `int8`; that of an array begins with an underscore.
 */
export function mapType(name: string): TypeMapping {
  const element = /^_(.+)/.exec(name)?.[1];
  if (element === undefined) return BY_NAME[name] ?? TEXT;
  if (!IN_ARRAYS.has(element) || element === 'bytea') return TEXT;
  return { xdm: { type: 'array', items: mapType(element).xdm } };
}

/** `\xdeadbeef`, as the server writes it. */
function showBytes(value: unknown): unknown {
  return toJsonSafe(new Uint8Array(Buffer.from(String(value).slice(2), 'hex')));
}
