import type { SourceColumn } from '../contract/contract.ts';
import type { MappedProperty } from './metadata.ts';
import { fromAtom, type PropertiesOf } from './older-values.ts';
import { childOf, childrenOf, parseXml, type XmlElement } from './xml.ts';

/** A feed, or its first part. */
export interface Feed {
  entries: readonly XmlElement[];
  /** Address of the next page, from the feed. */
  next: string | undefined;
  /** Message of an error that the service appended after the entries. */
  error: string | undefined;
}

/** Returns the names of the entity sets in a service document; undefined for any other document. */
export function readAtomService(xml: string): string[] | undefined {
  const root = parseXml(xml);
  if (root?.name !== 'service') return undefined;
  const collections = childrenOf(root, 'workspace').flatMap((workspace) =>
    childrenOf(workspace, 'collection'),
  );
  return collections.flatMap((collection) => {
    const name = collection.attributes.get('href') || childOf(collection, 'title')?.text;
    return name === undefined ? [] : [toSetName(name)];
  });
}

/** Reads a feed; reads the complete entries of a truncated one. Undefined for any other document. */
export function readFeed(xml: string, { isCut }: { isCut: boolean }): Feed | undefined {
  const root = parseXml(isCut ? closeFeed(xml) : xml);
  if (root?.name !== 'feed') return undefined;
  const next = childrenOf(root, 'link').find(({ attributes }) => attributes.get('rel') === 'next');
  const error = childOf(root, 'error');
  return {
    entries: childrenOf(root, 'entry'),
    next: next?.attributes.get('href'),
    error: error && (childOf(error, 'message')?.text ?? ''),
  };
}

/** How to read the entries of a feed. */
interface EntryReading {
  columns: readonly SourceColumn[];
  mapped: readonly MappedProperty[];
  propertiesOf: PropertiesOf;
}

/** Where a feed carries properties that are mapped outside the content. */
const BY_TARGET: Readonly<Record<string, readonly string[]>> = {
  SyndicationAuthorEmail: ['author', 'email'],
  SyndicationAuthorName: ['author', 'name'],
  SyndicationAuthorUri: ['author', 'uri'],
  SyndicationPublished: ['published'],
  SyndicationRights: ['rights'],
  SyndicationSummary: ['summary'],
  SyndicationTitle: ['title'],
  SyndicationUpdated: ['updated'],
};

/**
 * Reads an entity as a row, and the columns that it lacks. Media entries carry their properties next to their
 * content, a file.
 */
export function readEntry(
  entry: XmlElement,
  { columns, mapped, propertiesOf }: EntryReading,
): { row: Record<string, unknown>; absent: ReadonlySet<string> } {
  const properties = childOf(childOf(entry, 'content'), 'properties') ?? childOf(entry, 'properties');
  const found = new Map(properties?.children.map((child) => [child.name, child]));
  for (const { name, target } of mapped) {
    const path = BY_TARGET[target];
    const element = path?.reduce<XmlElement | undefined>(childOf, entry);
    // Elements of Atom have their own types, such as text.
    if (element !== undefined && !found.has(name)) found.set(name, { ...element, attributes: new Map() });
  }
  const cells = columns.map(({ name, type }) => {
    const element = found.get(name);
    return [name, element === undefined ? null : fromAtom(element, type, propertiesOf)] as const;
  });
  const absent = columns.filter(({ name }) => !found.has(name)).map(({ name }) => name);
  return { row: Object.fromEntries(cells), absent: new Set(absent) };
}

/** The part of an address that names an entity set. */
function toSetName(address: string): string {
  const segment = address.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  try {
    return decodeURIComponent(segment.slice(segment.lastIndexOf('/') + 1));
  } catch {
    return segment;
  }
}

/** Closes a feed after its last complete entry. */
function closeFeed(xml: string): string {
  const end = /^[\s\S]*<\/((?:[\w.-]+:)?)entry\s*>/.exec(xml);
  return end === null ? '' : `${end[0]}</${end[1]}feed>`;
}
