import { InvalidCursorError } from '../../domain/invalid-cursor-error.ts';
import type { FieldOrder } from '../../domain/list-query.ts';
import type { ListFields } from './list-fields.ts';

/** The last row of a page, by its ordering values. */
export interface Position {
  value: string | number;
  /** True if the stored value is longer than this prefix. */
  isBeginning?: boolean;
  id: string;
}

/** Maximum length of a string in a cursor, because a cursor is part of a link and names have no maximum length. */
const MAX_CHARACTERS = 200;

/** Base64url without padding, because a widely used client cuts the token in a link at `=` and `&`. */
export function encodeCursor({ field, direction }: FieldOrder<string>, { value, id }: Position): string {
  return Buffer.from(JSON.stringify([field, direction, shorten(value), id])).toString('base64url');
}

function shorten(value: Position['value']): Position['value'] | { begins: string } {
  if (typeof value === 'number' || value.length <= MAX_CHARACTERS) return value;
  return {
    begins: Array.from(value.slice(0, 2 * MAX_CHARACTERS))
      .slice(0, MAX_CHARACTERS)
      .join(''),
  };
}

/** @throws `InvalidCursorError` if the cursor belongs to another order. */
export function decodeCursor<Field extends string>(
  cursor: string,
  order: FieldOrder<Field>,
  fields: ListFields<Field>,
): Position {
  const parts = parse(cursor);
  if (!Array.isArray(parts) || parts.length !== 4) throw invalidCursor();
  const [field, direction, written, id]: unknown[] = parts;
  const beginning = readBeginning(written);
  const isBeginning = beginning !== undefined;
  const value = beginning ?? written;
  const isSameOrder = field === order.field && direction === order.direction;
  if (!isSameOrder || !fields.isValue(order.field, value) || typeof id !== 'string') throw invalidCursor();
  // No stored string contains a NUL character, and PostgreSQL rejects it.
  if (`${value}${id}`.includes('\0')) throw invalidCursor();
  return { value, isBeginning, id };
}

function readBeginning(written: unknown): string | undefined {
  if (typeof written !== 'object' || written === null || !('begins' in written)) return undefined;
  return typeof written.begins === 'string' ? written.begins : undefined;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalidCursor();
  }
}

function invalidCursor(): InvalidCursorError {
  return new InvalidCursorError(
    'The cursor does not belong to this list in this order. Start again from the first page.',
  );
}
