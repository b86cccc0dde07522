import { identifier, literal } from '../engine/sql-text.ts';

/** The table in which the engine keeps the records of a file that do not have the columns of its header. */
export interface DelimitedRelation {
  sql: string;
  rejects: string;
  scans: string;
}

/**
 * A UTF-8 file as a relation of text columns. Nothing is guessed, no record is dropped without an entry in the table
 * of rejects, and an empty quoted value is an empty string, not NULL.
 */
export function relationOf(
  path: string,
  { header, delimiter, id }: { header: readonly string[]; delimiter: string; id: string },
): DelimitedRelation {
  const columns = header.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const rejects = `rejects_${id}`;
  const scans = `scans_${id}`;
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    `columns = {${columns}}`,
    'strict_mode = true',
    "nullstr = ''",
    'allow_quoted_nulls = false',
    'store_rejects = true',
    `rejects_table = ${literal(rejects)}`,
    `rejects_scan = ${literal(scans)}`,
    'rejects_limit = 0',
  ];
  return {
    sql: `read_csv(${literal(path)}, ${options.join(', ')})`,
    rejects: identifier(rejects),
    scans: identifier(scans),
  };
}
