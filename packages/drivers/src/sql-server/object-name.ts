/** A table or view by schema and name. */
export interface ObjectName {
  schema: string;
  name: string;
}

const PART = String.raw`(?:\[((?:[^\]]|\]\])+)\]|([^.[\]]+))`;
const PATH = new RegExp(`^(?:${PART}\\.)?${PART}$`);
const PLAIN = /^[^.[\]]+$/;

/** Parses `name` or `schema.name`, with either part in optional brackets; undefined for anything else. */
export function readObjectName(path: string): ObjectName | undefined {
  const match = PATH.exec(path);
  if (match === null) return undefined;
  const [, quotedSchema, plainSchema, quotedName, plainName = ''] = match;
  const unquote = (text: string | undefined) => text?.replaceAll(']]', ']');
  return {
    schema: unquote(quotedSchema) ?? plainSchema ?? 'dbo',
    name: unquote(quotedName) ?? plainName,
  };
}

/** Writes the path of a table: `schema.name`, with brackets only where it would be ambiguous without them. */
export function writeObjectPath({ schema, name }: ObjectName): string {
  return [schema, name].map((part) => (PLAIN.test(part) ? part : quoteIdentifier(part))).join('.');
}

/** Writes a table's name for a statement. */
export function quoteObjectName({ schema, name }: ObjectName): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** Quotes a name that may contain any character. */
export function quoteIdentifier(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
