/** A table by schema and name; without a schema the one that the search path finds. */
export interface TableName {
  schema: string | null;
  name: string;
}

const PART = `(?:"((?:[^"]|"")+)"|([^."]+))`;
const PATH = new RegExp(`^(?:${PART}\\.)?${PART}$`);
const PLAIN = /^[^."]+$/;

/** Reads `name`, `schema.name` or either part in quotes; undefined for anything else. */
export function readTablePath(path: string): TableName | undefined {
  const match = path.includes('\0') ? null : PATH.exec(path);
  if (match === null) return undefined;
  const [, quotedSchema, plainSchema, quotedName, plainName = ''] = match;
  const unquote = (text: string | undefined) => text?.replaceAll('""', '"');
  return { schema: unquote(quotedSchema) ?? plainSchema ?? null, name: unquote(quotedName) ?? plainName };
}

/** The path of a table: `schema.name`, with quotes only around what would be misread without. */
export function writeTablePath(schema: string, name: string): string {
  return [schema, name].map((part) => (PLAIN.test(part) ? part : quoteIdentifier(part))).join('.');
}

/** A name that is taken as it is, whatever it holds. */
export function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A table as a statement names it. */
export function quoteTable({ schema, name }: { schema: string; name: string }): string {
  return `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}
