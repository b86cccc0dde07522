import type { LeafEntries } from './data-page.ts';
import { type Field, isVariant, leavesOf, listItemOf, mapEntryOf, uniqueNames } from './schema-tree.ts';
import type { ShowValue } from './show-value.ts';
import { showVariant } from './variant.ts';

/** Position in the entries of one leaf. */
export interface LeafCursor {
  entries: LeafEntries;
  position: number;
  valuePosition: number;
  show: ShowValue;
}

/** Returns the value of a field in the next row. */
export type RowReader = () => unknown;

/**
 * Assembles the values of a field row by row from the levels of its leaves.
 *
 * @param cursorOf Returns the cursor of a leaf below the field. All cursors are at the same row.
 * @see https://github.com/apache/parquet-format/blob/master/README.md#nested-encoding
 */
export function rowReaderOf(field: Field, cursorOf: (leaf: Field) => LeafCursor): RowReader {
  const leaves = leavesOf(field).map(cursorOf);
  const [lead] = leaves;
  if (lead === undefined) throw new Error('parquet: a group without values');
  const readOne = occurrenceReaderOf(field, cursorOf);
  const { repetition: level, definition } = field;
  switch (field.element.repetition) {
    case 'REQUIRED':
      return readOne;
    case 'OPTIONAL':
      return () => (levelOf(lead) < definition ? skipEntry(leaves, null) : readOne());
    case 'REPEATED':
      return () => {
        const items: unknown[] = [];
        if (levelOf(lead) < definition) return skipEntry(leaves, items);
        do items.push(readOne());
        while (lead.entries.repetitions[lead.position] === level);
        return items;
      };
  }
}

function occurrenceReaderOf(field: Field, cursorOf: (leaf: Field) => LeafCursor): RowReader {
  if (field.children.length === 0) return leafReaderOf(cursorOf(field));
  if (isVariant(field)) return variantReaderOf(field, cursorOf);
  const list = listItemOf(field);
  if (list !== undefined) return listReaderOf(list, cursorOf);
  const map = mapEntryOf(field);
  if (map !== undefined) return mapReaderOf(map, cursorOf);
  return groupReaderOf(field, cursorOf);
}

function groupReaderOf(field: Field, cursorOf: (leaf: Field) => LeafCursor): () => Record<string, unknown> {
  const readers = field.children.map((child) => [child.name, rowReaderOf(child, cursorOf)] as const);
  return () => Object.fromEntries(readers.map(([name, read]) => [name, read()]));
}

/** Leaves of a variant without a logical type hold encoded data and stay bytes. */
function variantReaderOf(field: Field, cursorOf: (leaf: Field) => LeafCursor): RowReader {
  const read = groupReaderOf(field, (leaf) => {
    const cursor = cursorOf(leaf);
    const isEncoding = leaf.element.physical === 'BYTE_ARRAY' && leaf.element.logical === undefined;
    if (isEncoding) cursor.show = (raw) => raw;
    return cursor;
  });
  return () => showVariant(read());
}

function leafReaderOf(cursor: LeafCursor): RowReader {
  return () => {
    const raw = cursor.entries.values[cursor.valuePosition];
    if (raw === undefined) throw new Error('parquet: a value is missing');
    cursor.position++;
    cursor.valuePosition++;
    return cursor.show(raw);
  };
}

/** Omits a repeated group that only wraps the item. */
function listReaderOf(
  { repeated, item }: NonNullable<ReturnType<typeof listItemOf>>,
  cursorOf: (leaf: Field) => LeafCursor,
): RowReader {
  const read = rowReaderOf(repeated, cursorOf);
  if (item === repeated) return read;
  return () => asList(read()).map((wrapper) => asEntry(wrapper)[item.name]);
}

/** A map becomes an object. Keys other than strings are written as JSON. */
function mapReaderOf(
  { repeated, key, value }: NonNullable<ReturnType<typeof mapEntryOf>>,
  cursorOf: (leaf: Field) => LeafCursor,
): RowReader {
  const read = rowReaderOf(repeated, cursorOf);
  return () => {
    const entries = asList(read()).map(asEntry);
    const names = uniqueNames(entries.map((entry) => toKey(entry[key.name])));
    return Object.fromEntries(
      entries.map((entry, index) => [names[index], value === undefined ? null : entry[value.name]]),
    );
  };
}

function toKey(key: unknown): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function asEntry(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function levelOf({ entries, position }: LeafCursor): number {
  const level = entries.definitions[position];
  if (level === undefined) throw new Error('parquet: the columns of a group have different lengths');
  return level;
}

function skipEntry<T>(leaves: readonly LeafCursor[], shown: T): T {
  for (const leaf of leaves) leaf.position++;
  return shown;
}
