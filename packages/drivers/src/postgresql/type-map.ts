import type { XdmType } from '../contract/contract.ts';
import { toFloat } from '../formats/values/exact-number.ts';
import { toJsonSafe } from '../formats/values/json-safe.ts';

/** How to request and show the values of a column type. */
export interface TypeMapping {
  xdm: XdmType;
  /** Whether to request the value in the server's own format, because JSON cannot represent it. */
  isText?: boolean;
  /** Converts a value that is not null. */
  show?: (value: unknown) => unknown;
}

/** A type whose domains are resolved. */
export interface BaseType {
  /** The catalog's name of the type or, for an array, of its elements; empty for a type that is not built in. */
  name: string;
  /** Number of arrays around it; the dimensions of one array do not count. */
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

/** Types whose arrays are shown as arrays; arrays of other types are shown in the server's own format. */
const IN_ARRAYS: ReadonlySet<string> = new Set([
  ...Object.keys(BY_NAME),
  'text',
  'varchar',
  'bpchar',
  'uuid',
]);

/** Finds how to show a type; a type that the table lacks is shown as a string. */
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

/** The server's format is `\xdeadbeef`. */
function showBytes(value: unknown): unknown {
  return toJsonSafe(new Uint8Array(Buffer.from(String(value).slice(2), 'hex')));
}
