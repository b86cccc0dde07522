import type { XdmType } from '../contract/contract.ts';
import { toFloat } from '../formats/values/exact-number.ts';
import { toJsonSafe } from '../formats/values/json-safe.ts';

/** How values of a column type are asked for and shown. */
export interface TypeMapping {
  xdm: XdmType;
  /** Whether the value is asked for as the server writes it, as JSON has nothing for it. */
  isText?: boolean;
  /** What to show for a value that is not null. */
  show?: (value: unknown) => unknown;
}

/** A type with its domains followed to their ends. */
export interface BaseType {
  /** The catalog's name of the type or, of an array, of its elements; empty for a type that does not come with the server. */
  name: string;
  /** How many arrays are around it; the dimensions of one array are not counted. */
  arrays: number;
}

const INTEGER: TypeMapping = { xdm: { type: 'integer' } };
const NUMBER: TypeMapping = { xdm: { type: 'number' } };
const FLOAT: TypeMapping = { ...NUMBER, show: showFloat };
const DATE_TIME: TypeMapping = { xdm: { type: 'string', format: 'date-time' } };
const TEXT: TypeMapping = { xdm: { type: 'string' }, isText: true };

const BY_NAME: Readonly<Record<string, TypeMapping>> = {
  bool: { xdm: { type: 'boolean' } },
  bytea: { ...TEXT, show: showBytes },
  date: { xdm: { type: 'string', format: 'date' } },
  float4: FLOAT,
  float8: FLOAT,
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

/** Finds how a type is shown; a type that is not in the table is shown as text. */
export function mapType({ name, arrays }: BaseType): TypeMapping {
  const mapping = (Object.hasOwn(BY_NAME, name) ? BY_NAME[name] : undefined) ?? TEXT;
  if (arrays === 0) return mapping;
  if (arrays > 1 || !IN_ARRAYS.has(name) || name === 'bytea') return TEXT;
  const { xdm, show } = mapping;
  return { xdm: { type: 'array', items: xdm }, ...(show === undefined ? {} : { show: showEach(show) }) };
}

/** An array of one or more dimensions. */
function showEach(show: (value: unknown) => unknown): (value: unknown) => unknown {
  const showItem = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(showItem) : value === null ? null : show(value);
  return showItem;
}

/** Servers before PostgreSQL 12 write more digits than a double has. */
function showFloat(value: unknown): unknown {
  return toFloat(String(value));
}

/** `\xdeadbeef`, as the server writes it. */
function showBytes(value: unknown): unknown {
  return toJsonSafe(new Uint8Array(Buffer.from(String(value).slice(2), 'hex')));
}
