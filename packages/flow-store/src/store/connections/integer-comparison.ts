import type { Condition } from '../../domain/connection-store.ts';

/**
 * What an integer column is compared with to mean a comparison with any number: PostgreSQL takes only integers there.
 * @returns nothing when no integer equals the number.
 */
export function toIntegerComparison(operator: Condition['operator'], value: number): readonly number[] {
  if (operator === '==' || operator === '!=') return Number.isSafeInteger(value) ? [value] : [];
  // For integers, below 1.5 is below 2, and at least 1.5 is at least 2.
  const integer = operator === '<' || operator === '>=' ? Math.ceil(value) : Math.floor(value);
  return [Math.min(Math.max(integer, Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER)];
}
