import { literal } from '../engine/sql-text.ts';
import type { PreparedFile } from './prepare-file.ts';

const LINE_ENDINGS = { lf: '\\n', crlf: '\\r\\n', cr: '\\r' } as const;

/** The name of a column of the header in the relation: names that differ only by case are one for the engine. */
export function sourceColumn(index: number): string {
  return `c${index}`;
}

/**
 * A prepared file as a relation of text columns. Nothing is guessed, and an empty quoted value is an empty string, not
 * NULL.
 */
export function relationOf(
  { path, lineEnding }: PreparedFile,
  { columnCount, delimiter }: { columnCount: number; delimiter: string },
): string {
  const columns = Array.from({ length: columnCount }, (_, index) => `${sourceColumn(index)}: 'VARCHAR'`);
  const options = [
    'auto_detect = false',
    'header = true',
    `delim = ${literal(delimiter)}`,
    `quote = '"'`,
    `escape = '"'`,
    // With an explicit `strict_mode = true` beside it, the engine finds no record in a file with Windows line endings.
    `new_line = '${LINE_ENDINGS[lineEnding]}'`,
    `columns = {${columns.join(', ')}}`,
    "compression = 'none'",
    "nullstr = ''",
    'allow_quoted_nulls = false',
  ];
  return `read_csv(${literal(path)}, ${options.join(', ')})`;
}
