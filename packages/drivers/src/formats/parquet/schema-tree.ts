import type { SchemaElement } from './schema-element.ts';

/** A field of the schema with the levels needed to assemble its values. */
export interface Field {
  element: SchemaElement;
  /** Unique among its siblings. */
  name: string;
  children: Field[];
  /** Definition level at which the field is present. */
  definition: number;
  /** Repetition level of its items, or of the items that contain it. */
  repetition: number;
  /** Position among all leaves, which is also the position of its column chunk. */
  leafIndex: number;
  /** Number of leaves below the field, including itself if it is a leaf. */
  leafCount: number;
}

/** A column that was renamed because an earlier column has the same name. */
export interface Renaming {
  position: number;
  from: string;
  to: string;
}

const MAX_DEPTH = 100;

/** Builds the tree of fields from the list of elements and returns the top-level fields. */
export function buildSchemaTree(elements: readonly SchemaElement[]): {
  fields: Field[];
  renamings: Renaming[];
} {
  const [root, ...rest] = elements;
  if (root === undefined) throw new Error('parquet: no schema');
  const state = { rest, position: 0, leaves: 0 };
  const fields = readChildren(state, root.childCount, { definition: 0, repetition: 0, depth: 0 });
  const names = uniqueNames(fields.map(({ element }, index) => element.name || `column_${index + 1}`));
  const renamings = fields.flatMap(({ element }, position) => {
    const to = names[position] ?? '';
    return to === element.name || element.name === '' ? [] : [{ position, from: element.name, to }];
  });
  return { fields: fields.map((field, index) => ({ ...field, name: names[index] ?? '' })), renamings };
}

interface WalkState {
  rest: readonly SchemaElement[];
  position: number;
  leaves: number;
}

interface Levels {
  definition: number;
  repetition: number;
  depth: number;
}

function readChildren(state: WalkState, count: number, levels: Levels): Field[] {
  if (levels.depth > MAX_DEPTH) throw new Error('parquet: the schema is nested too deeply');
  const fields: Field[] = [];
  for (let index = 0; index < count; index++) fields.push(readField(state, levels));
  const names = levels.depth === 0 ? [] : uniqueNames(fields.map(({ name }) => name));
  return fields.map((field, index) => ({ ...field, name: names[index] ?? field.name }));
}

function readField(state: WalkState, parent: Levels): Field {
  const element = state.rest[state.position++];
  if (element === undefined) throw new Error('parquet: the schema ends early');
  const levels = {
    definition: parent.definition + (element.repetition === 'REQUIRED' ? 0 : 1),
    repetition: parent.repetition + (element.repetition === 'REPEATED' ? 1 : 0),
  };
  const leafIndex = state.leaves;
  const children = readChildren(state, element.childCount, { ...levels, depth: parent.depth + 1 });
  // Some writers produce groups without fields; such a group has no values.
  if (element.physical !== undefined && children.length === 0) state.leaves++;
  const leafCount = state.leaves - leafIndex;
  return { element, name: element.name, children, ...levels, leafIndex, leafCount };
}

/** Makes names unique: `x` and `x` become `x` and `x_2`. */
export function uniqueNames(wanted: readonly string[]): string[] {
  const given = new Set(wanted);
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return wanted.map((base) => {
    let name = base;
    let count = counts.get(base) ?? 1;
    while (taken.has(name) || (name !== base && given.has(name))) name = `${base}_${++count}`;
    counts.set(base, count);
    taken.add(name);
    return name;
  });
}

/** Leaves of a field in order. */
export function leavesOf(field: Field): Field[] {
  if (field.children.length > 0) return field.children.flatMap(leavesOf);
  return field.leafCount === 1 ? [field] : [];
}

/** True if a group is a variant, whose values each have their own type. */
export function isVariant({ element, children }: Field): boolean {
  return element.logical?.name === 'VARIANT' && children.some(({ name }) => name === 'metadata');
}

/**
 * The item of a list. Lists have three levels, except those of old writers, where the repeated field is the item
 * itself.
 *
 * @see https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#lists
 */
export function listItemOf(list: Field): { repeated: Field; item: Field } | undefined {
  const [repeated, ...others] = list.children;
  const name = list.element.logical?.name;
  if (name !== 'LIST' || repeated?.element.repetition !== 'REPEATED' || others.length > 0) return undefined;
  const [inner, ...more] = repeated.children;
  const isItemItself =
    inner === undefined ||
    more.length > 0 ||
    repeated.name === 'array' ||
    repeated.name === `${list.element.name}_tuple` ||
    inner.element.repetition === 'REPEATED';
  return { repeated, item: isItemItself ? repeated : inner };
}

/** Key and value of a map. A map without values is a set. */
export function mapEntryOf(
  map: Field,
): { repeated: Field; key: Field; value: Field | undefined } | undefined {
  const [repeated, ...others] = map.children;
  const name = map.element.logical?.name;
  const isMap = name === 'MAP' || name === 'MAP_KEY_VALUE';
  if (!isMap || repeated?.element.repetition !== 'REPEATED' || others.length > 0) return undefined;
  const [key, value, ...more] = repeated.children;
  if (key === undefined || more.length > 0) return undefined;
  return { repeated, key, value };
}
