/** A table by schema and name. Without a schema, the search path finds it. */
export interface TableName {
  schema: string | null;
  name: string;
}

const PART = `(?:"((?:[^"]|"")+)"|([^."]+))`;
const PATH = new RegExp(`^(?:${PART}\\.)?${PART}$`);
const PLAIN = /^[^."]+$/;

/** Parses `name` or `schema.name`, with either part in optional quotes; undefined for anything else. */
export function readTablePath(path: string): TableName | undefined {
  const match = path.includes('\0') ? null : PATH.exec(path);
  if (match === null) return undefined;
  const [, quotedSchema, plainSchema, quotedName, plainName = ''] = match;
  const unquote = (text: string | undefined) => text?.replaceAll('""', '"');
  return { schema: unquote(quotedSchema) ?? plainSchema ?? null, name: unquote(quotedName) ?? plainName };
}

/** Writes the path of a table: `schema.name`, with quotes only where it would be ambiguous without them. */
export function writeTablePath(schema: string, name: string): string {
  return [schema, name].map((part) => (PLAIN.test(part) ? part : quoteIdentifier(part))).join('.');
}

/** Quotes a name that may contain any character. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Writes a table's name for a statement. */
export function quoteTable({ schema, name }: { schema: string; name: string }): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
