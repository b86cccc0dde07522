import { toExactNumber, toFloat } from '../formats/values/exact-number.ts';
import type { XmlElement } from './xml.ts';

/** A declared property, which decides how its values are converted. */
export interface TypedProperty {
  name: string;
  type: string;
}

/** The properties of a complex type; undefined for any other type. */
export type PropertiesOf = (type: string) => readonly TypedProperty[] | undefined;

const EXACT = new Set(['Edm.Byte', 'Edm.SByte', 'Edm.Int16', 'Edm.Int32', 'Edm.Int64', 'Edm.Decimal']);
const FLOAT = new Set(['Edm.Single', 'Edm.Double']);

/**
 * Converts a JSON value of versions 2 and 3.
 *
 * @see https://www.odata.org/documentation/odata-version-2-0/json-format/
 * @see https://www.odata.org/documentation/odata-version-3-0/json-verbose-format/
 */
export function fromOlderJson(value: unknown, type: string, propertiesOf: PropertiesOf): unknown {
  if (value === null || value === undefined) return null;
  const inner = elementType(type);
  if (inner !== undefined) {
    const items: unknown = Array.isArray(value) ? value : (value as { results?: unknown }).results;
    return Array.isArray(items) ? items.map((item) => fromOlderJson(item, inner, propertiesOf)) : null;
  }
  if (typeof value === 'string') return fromText(value, type);
  if (typeof value !== 'object') return value;
  const properties = new Map(propertiesOf(type)?.map((property) => [property.name, property.type]));
  const members = Object.entries(value).filter(([name]) => name !== '__metadata');
  return Object.fromEntries(
    members.map(([name, member]) => [name, fromOlderJson(member, properties.get(name) ?? '', propertiesOf)]),
  );
}

/**
 * Converts a property of an Atom entry. The type in the entry is more precise than the declared one.
 *
 * @see https://www.odata.org/documentation/odata-version-2-0/atom-format/
 */
export function fromAtom(element: XmlElement, declared: string, propertiesOf: PropertiesOf): unknown {
  const { attributes, children, text } = element;
  if (attributes.get('null') === 'true') return null;
  const type = attributes.get('type') ?? declared;
  const inner = elementType(type);
  if (inner !== undefined) return children.map((child) => fromAtom(child, inner, propertiesOf));
  const properties = propertiesOf(type);
  if (properties === undefined && children.length === 0) return fromText(text, type);
  const types = new Map(properties?.map((property) => [property.name, property.type]));
  return Object.fromEntries(
    children.map((child) => [child.name, fromAtom(child, types.get(child.name) ?? '', propertiesOf)]),
  );
}

/** The element type of a collection. */
function elementType(type: string): string | undefined {
  return /^Collection\((.+)\)$/.exec(type)?.[1];
}

function fromText(text: string, type: string): unknown {
  if (EXACT.has(type)) return toExactNumber(text);
  if (FLOAT.has(type)) return toFloat(text);
  if (type === 'Edm.Boolean') return { true: true, '1': true, false: false, '0': false }[text] ?? text;
  return type === 'Edm.DateTime' || type === 'Edm.DateTimeOffset' ? readTicks(text, type) : text;
}

/**
 * Parses `/Date(ticks)/` and `/Date(ticks+minutes)/`. The ticks are milliseconds of local time at that offset, not of
 * UTC, and an `Edm.DateTime` has no offset.
 *
 * @see https://github.com/apache/olingo-odata2, EdmDateTimeOffset: "Convert the local-time milliseconds to UTC."
 */
function readTicks(text: string, type: string): string {
  const [, ticks, sign, minutes] = /^\/Date\((-?\d{1,16})(?:([+-])(\d{1,4}))?\)\/$/.exec(text) ?? [];
  const date = new Date(Number(ticks));
  if (ticks === undefined || Number.isNaN(date.getTime())) return text;
  const clock = date.toISOString().replace(/(?:\.000)?Z$/, '');
  if (sign === undefined) return type === 'Edm.DateTime' ? clock : `${clock}Z`;
  const offset = Number(minutes);
  const part = (number: number) => String(Math.trunc(number)).padStart(2, '0');
  return offset === 0 ? `${clock}Z` : `${clock}${sign}${part(offset / 60)}:${part(offset % 60)}`;
}
