import type { FieldOrder } from '@headwater/flow-store';

const FIELDS = { created: 'createdAt', updated: 'updatedAt', name: 'name' } as const;

/** The order that `asc:created` and the like name. */
export function toOrder(
  orderBy: `${'asc' | 'desc'}:${keyof typeof FIELDS}` = 'desc:created',
): FieldOrder<(typeof FIELDS)[keyof typeof FIELDS]> {
  const [direction, field] = orderBy.split(':') as ['asc' | 'desc', keyof typeof FIELDS];
  return { field: FIELDS[field], direction: direction === 'asc' ? 'ascending' : 'descending' };
}

/** Objects per response if the caller sets no limit. */
export const DEFAULT_LIMIT = 100;
