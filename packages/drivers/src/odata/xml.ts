import { XMLParser } from 'fast-xml-parser';

/** An element without its namespace prefix. Its text includes CDATA sections. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly XmlElement[];
  text: string;
}

type Node = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';
/** Nesting depth; the parser rejects deeper documents. */
const MAX_NESTED = 100;
/** Marks a name that the parser would otherwise rename, such as `toString`. */
const MARK = '\0';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: CDATA,
  textNodeName: TEXT,
  maxNestedTags: MAX_NESTED,
  // `decode` rejects entities that a document declares, so none can expand.
  processEntities: false,
  onDangerousProperty: (name) => MARK + name,
});

/** Reads the root element of a document; undefined if it is not XML, is too deep, or declares entities. */
export function parseXml(text: string): XmlElement | undefined {
  try {
    const nodes = parser.parse(text) as Node[];
    const root = nodes.find((node) => nameOf(node) !== TEXT);
    return root && toElement(root);
  } catch {
    return undefined;
  }
}

/** Returns the first child with a name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name);
}

/** Returns all children with a name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

function toElement(node: Node): XmlElement {
  const name = nameOf(node);
  const inner = node[name] as readonly Node[];
  const attributes = Object.entries((node[ATTRIBUTES] ?? {}) as Record<string, string>);
  let text = '';
  const children: XmlElement[] = [];
  for (const child of inner) {
    const kind = nameOf(child);
    if (kind === TEXT) text += decode(String(child[TEXT]));
    else if (kind === CDATA) text += String((child[CDATA] as readonly Node[])[0]?.[TEXT] ?? '');
    else children.push(toElement(child));
  }
  return {
    name: withoutMark(name),
    attributes: new Map(attributes.map(([key, value]) => [withoutMark(key), decode(value)])),
    children,
    text,
  };
}

function nameOf(node: Node): string {
  return Object.keys(node).find((key) => key !== ATTRIBUTES) ?? TEXT;
}

function withoutMark(name: string): string {
  return name.replace(MARK, '');
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** @throws SyntaxError for an entity that XML itself does not define */
function decode(text: string): string {
  return text.replaceAll(/&([^;&\s]{0,32};?)/g, (_, reference: string) => {
    const name = reference.slice(0, -1);
    const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    const known = Number.isNaN(code) ? PREDEFINED[name] : String.fromCodePoint(code);
    if (known === undefined || !reference.endsWith(';')) throw new SyntaxError('The entity is unknown.');
    return known;
  });
}
