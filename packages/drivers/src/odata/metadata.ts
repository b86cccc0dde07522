import { XMLParser } from 'fast-xml-parser';
import type { SourceColumn, XdmType } from '../contract/contract.ts';
import type { TypedProperty } from './older-values.ts';

/** A property whose values a feed carries in an element of its own, outside the content of its entries. */
export interface MappedProperty {
  name: string;
  /** For example `SyndicationTitle`. */
  target: string;
}

/** The model of a service. */
export interface ServiceModel {
  /** Whether the service speaks a version before 4, whose formats differ. */
  isOlder: boolean;
  /** The columns of an entity set; undefined for an unknown name. */
  columnsOf(entitySet: string): readonly SourceColumn[] | undefined;
  /** The properties of a type and its base types; undefined for an unknown name. */
  propertiesOf(type: string): readonly TypedProperty[] | undefined;
  /** @see https://www.odata.org/documentation/odata-version-2-0/atom-format/ (Customizing Atom Feeds) */
  mappedOf(entitySet: string): readonly MappedProperty[];
}

type Element = Readonly<Record<string, unknown>>;

/** Elements that may occur any number of times. */
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

/** Primitive types. Types that the table lacks are shown as strings. */
const PRIMITIVES: Readonly<Record<string, XdmType>> = {
  'Edm.Boolean': { type: 'boolean' },
  'Edm.Byte': { type: 'integer' },
  'Edm.Date': { type: 'string', format: 'date' },
  'Edm.DateTime': DATE_TIME,
  'Edm.DateTimeOffset': DATE_TIME,
  'Edm.Decimal': { type: 'number' },
  'Edm.Double': { type: 'number' },
  'Edm.Int16': { type: 'integer' },
  'Edm.Int32': { type: 'integer' },
  'Edm.Int64': { type: 'integer' },
  'Edm.SByte': { type: 'integer' },
  'Edm.Single': { type: 'number' },
};

/** Types may contain themselves and each other many times, so a small document can declare any number of fields. */
const MAX_DEPTH = 5;
const MAX_FIELDS = 10_000;

/** Reads a metadata document; undefined for any other document. */
export function readMetadata(xml: string): ServiceModel | undefined {
  const document = parseDocument(xml);
  if (document === undefined) return undefined;
  const { schemas, isOlder } = document;
  const types = collectTypes(schemas);
  const typeNames = collectSets(schemas);
  const declaredOf = (name: string) => lineage(types, name).flatMap((type) => childrenOf(type, 'Property'));
  return {
    isOlder,
    columnsOf(entitySet) {
      const typeName = typeNames.get(entitySet);
      return typeName === undefined ? undefined : createDescriber(types)(typeName);
    },
    propertiesOf(type) {
      if (!types.has(type)) return undefined;
      return declaredOf(type).map((it) => ({ name: textOf(it, 'Name'), type: textOf(it, 'Type') }));
    },
    mappedOf(entitySet) {
      return declaredOf(typeNames.get(entitySet) ?? '')
        .filter((property) => textOf(property, 'FC_KeepInContent') === 'false')
        .map((property) => ({ name: textOf(property, 'Name'), target: textOf(property, 'FC_TargetPath') }));
    },
  };
}

function parseDocument(xml: string): { schemas: Element[]; isOlder: boolean } | undefined {
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
    const { Edmx: root } = parser.parse(xml) as { Edmx?: Element & { DataServices?: Element } };
    if (root?.DataServices === undefined) return undefined;
    // Versions 1 to 3 are all written in version 1.0 of the format.
    const isOlder = Number.parseInt(textOf(root, 'Version'), 10) < 4;
    return { schemas: childrenOf(root.DataServices, 'Schema'), isOlder };
  } catch {
    return undefined;
  }
}

/** The type of every entity set. Sets outside the default container are also called by the container's name. */
function collectSets(schemas: readonly Element[]): ReadonlyMap<string, string> {
  const typeNames = new Map<string, string>();
  for (const container of schemas.flatMap((schema) => childrenOf(schema, 'EntityContainer'))) {
    for (const set of childrenOf(container, 'EntitySet')) {
      const [name, type] = [textOf(set, 'Name'), textOf(set, 'EntityType')];
      typeNames.set(`${textOf(container, 'Name')}.${name}`, type);
      typeNames.set(name, type);
    }
  }
  return typeNames;
}

/** Types of a hierarchy, base types first, within the limits. */
function lineage(types: ReadonlyMap<string, Element>, name: string, depth = 0): Element[] {
  const type = types.get(name);
  if (type === undefined || depth > MAX_DEPTH) return [];
  const base = textOf(type, 'BaseType');
  return base === '' ? [type] : [...lineage(types, base, depth + 1), type];
}

/** Types by their full names, also with the alias of a schema. */
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

/** Describes the properties of one type and the types inside them, within the limits. */
function createDescriber(types: ReadonlyMap<string, Element>): (name: string) => SourceColumn[] {
  let fieldsLeft = MAX_FIELDS;

  /** Base types first. */
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
    // Streams have addresses of their own.
    return [...inherited, ...own.filter((column) => column.type !== 'Edm.Stream')];
  }

  function toXdm(declared: string, depth: number): XdmType {
    const element = /^Collection\((.+)\)$/.exec(declared)?.[1];
    // A collection cannot contain collections.
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
