import { SERVER_ERRORS, SqlError } from '../server-errors.ts';
import type { ValueExpression } from './scope.ts';
import { familyOf, type SqlType } from './sql-type.ts';

/**
 * Masks a result column for a login without UNMASK. Nulls are not masked. The mask of an expression depends on its
 * own type, not on the masks of its columns.
 *
 * @see https://learn.microsoft.com/sql/relational-databases/security/dynamic-data-masking
 */
export function maskValue({ sql, type, mask }: ValueExpression): string {
  if (mask === undefined) return sql;
  const shown = mask === 'email' ? `(substr(${sql}, 1, 1) || 'XXX@XXXX.com')` : defaultMask(type);
  return `CASE WHEN ${sql} IS NOT NULL THEN ${shown} END`;
}

function defaultMask(type: SqlType): string {
  switch (familyOf(type)) {
    case 'integer':
    case 'approximate':
      return '0';
    case 'exact':
      return "'0'";
    case 'text':
      return `'${'x'.repeat(Math.min(4, Number(type.length ?? 1) || 4))}'`;
    case 'temporal':
      return "'1900-01-01 00:00:00'";
    case 'binary':
      return "x'30'";
    default:
      throw new SqlError(SERVER_ERRORS.unsupported(`mask of ${type.name}`));
  }
}
