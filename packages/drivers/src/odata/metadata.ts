import { XMLParser } from 'fast-xml-parser';
import type { SourceColumn, XdmType } from '../contract.ts';

/** The model of a service. */
export interface ServiceModel {
  /** The columns of an entity set; undefined when there is none of this name. */
  columnsOf(entitySet: string): readonly SourceColumn[] | undefined;
}

type Element = Readonly<Record<string, unknown>>;

/** Elements that may be there more than once, or once, or not at all. */
const REPEATED = new Set([
  'Schema',
  'EntityType',
  'ComplexType',
  'EnumType',
  'TypeDefinition',
  'EntityContainer',
  'EntitySet',
  'Property',
]);

const DATE_TIME: XdmType = { type: 'string', format: 'date-time' };

/** Primitive types; whatever is not in the table is shown as text. */
const PRIMITIVES: Readonly<Record<string, XdmType>> = {
  'Edm.Boolean': { type: 'boolean' },
  'Edm.Byte': { type: 'integer' },
  'Edm.Date': { type: 'string', format: 'date' },
  'Edm.DateTimeOffset': DATE_TIME,
  'Edm.Decimal': { type: 'number' },
  'Edm.Double': { type: 'number' },
  'Edm.Int16': { type: 'integer' },
  'Edm.Int32': { type: 'integer' },
  'Edm.Int64': { type: 'integer' },
  'Edm.SByte': { type: 'integer' },
  'Edm.Single': { type: 'number' },
};

/** Types may contain themselves, and each other many times over: a small document can stand for any number of fields. */
const MAX_DEPTH = 5;
const MAX_FIELDS = 10_000;

/** Reads a metadata document; undefined when it is something else. */
export function readMetadata(xml: string): ServiceModel | undefined {
  const schemas = parseSchemas(xml);
  if (schemas === undefined) return undefined;
  const types = collectTypes(schemas);
  const sets = schemas
    .flatMap((schema) => childrenOf(schema, 'EntityContainer'))
    .flatMap((it) => childrenOf(it, 'EntitySet'));
  const typeNames = new Map(sets.map((set) => [textOf(set, 'Name'), textOf(set, 'EntityType')]));
  return {
    columnsOf(entitySet) {
      const typeName = typeNames.get(entitySet);
      return typeName === undefined ? undefined : createDescriber(types)(typeName);
    },
  };
}

function parseSchemas(xml: string): Element[] | undefined {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    attributesGroupName: '@',
    removeNSPrefix: true,
    parseAttributeValue: false,
    processEntities: false,
    isArray: (name) => REPEATED.has(name),
  });
  try {
    const document = parser.parse(xml) as { Edmx?: { DataServices?: Element } };
    const services = document.Edmx?.DataServices;
    return services === undefined ? undefined : childrenOf(services, 'Schema');
  } catch {
    return undefined;
  }
}

/** Types by their full names; a schema may also be called by its alias. */
function collectTypes(schemas: readonly Element[]): ReadonlyMap<string, Element> {
  const types = new Map<string, Element>();
  for (const schema of schemas) {
    const prefixes = [textOf(schema, 'Namespace'), textOf(schema, 'Alias')].filter((prefix) => prefix !== '');
    for (const kind of ['EntityType', 'ComplexType', 'TypeDefinition']) {
      for (const type of childrenOf(schema, kind))
        for (const prefix of prefixes) types.set(`${prefix}.${textOf(type, 'Name')}`, type);
    }
  }
  return types;
}

/** Describes the properties of one type, and what is in them, as far as the bounds allow. */
function createDescriber(types: ReadonlyMap<string, Element>): (name: string) => SourceColumn[] {
  let fieldsLeft = MAX_FIELDS;

  /** Those of its base types first. */
  function describeType(name: string, depth = 0): SourceColumn[] {
    const type = types.get(name);
    if (type === undefined || depth > MAX_DEPTH) return [];
    const base = textOf(type, 'BaseType');
    const inherited = base === '' ? [] : describeType(base, depth + 1);
    const properties = childrenOf(type, 'Property').slice(0, fieldsLeft);
    fieldsLeft -= properties.length;
    const own = properties.map((property) => {
      const declared = textOf(property, 'Type');
      return { name: textOf(property, 'Name'), type: declared, xdm: toXdm(declared, depth) };
    });
    // Streams are fetched by addresses of their own.
    return [...inherited, ...own.filter((column) => column.type !== 'Edm.Stream')];
  }

  function toXdm(declared: string, depth: number): XdmType {
    const element = /^Collection\((.+)\)$/.exec(declared)?.[1];
    // A collection is of something else than collections.
    if (element !== undefined)
      return {
        type: 'array',
        items: element.startsWith('Collection(') ? { type: 'string' } : toXdm(element, depth),
      };
    const primitive = PRIMITIVES[declared];
    if (primitive !== undefined) return primitive;
    const type = types.get(declared);
    if (type === undefined) return { type: 'string' };
    const underlying = textOf(type, 'UnderlyingType');
    if (underlying !== '') return PRIMITIVES[underlying] ?? { type: 'string' };
    const properties = describeType(declared, depth + 1).map(({ name, xdm }) => [name, xdm] as const);
    return { type: 'object', properties: Object.fromEntries(properties) };
  }

  return (name) => describeType(name);
}

function childrenOf(element: Element, name: string): Element[] {
  const children = element[name];
  return Array.isArray(children) ? (children as Element[]) : [];
}

function textOf(element: Element, attribute: string): string {
  const attributes = element['@'] as Readonly<Record<string, string>> | undefined;
  return attributes?.[attribute] ?? '';
}
