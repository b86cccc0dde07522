import type { FieldCondition } from '../../domain/list-query.ts';

/**
 * Converts a comparison with any number into one with an integer, since PostgreSQL compares integer columns with
 * integers only.
 * @returns nothing if no integer equals the number.
 */
export function toIntegerComparison(
  operator: FieldCondition<string>['operator'],
  value: number,
): readonly number[] {
  if (operator === '==' || operator === '!=') return Number.isSafeInteger(value) ? [value] : [];
  // For integers, "below 1.5" means "below 2", and "at least 1.5" means "at least 2".
  const integer = operator === '<' || operator === '>=' ? Math.ceil(value) : Math.floor(value);
  return [Math.min(Math.max(integer, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)];
}
