/** A table or view by schema and name. */
export interface ObjectName {
  schema: string;
  name: string;
}

const PART = String.raw`(?:\[((?:[^\]]|\]\])+)\]|([^.[\]]+))`;
const PATH = new RegExp(`^(?:${PART}\\.)?${PART}$`);
const PLAIN = /^[^.[\]]+$/;

/** Reads `name`, `schema.name` or either part in brackets; undefined for anything else. */
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

/** The path of a table: `schema.name`, with brackets only around what would be misread without. */
export function writeObjectPath({ schema, name }: ObjectName): string {
  return [schema, name].map((part) => (PLAIN.test(part) ? part : quoteIdentifier(part))).join('.');
}

/** A table as a statement names it. */
export function quoteObjectName({ schema, name }: ObjectName): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

/** A name that is taken as it is, whatever it holds. */
export function quoteIdentifier(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}
