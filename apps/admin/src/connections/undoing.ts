import type { ConnectionChanges } from '@headwater/core';
import type { EditValues } from './connection-edit.ts';

/**
 * The changes that take others back.
 *
 * @returns nothing where that cannot be: what a secret was, nobody can read.
 */
export function undoing(changes: ConnectionChanges, before: EditValues): ConnectionChanges | undefined {
  const { name, description, params } = changes;
  if (params !== undefined) return undefined;
  return {
    ...(name !== undefined && { name: before.name }),
    ...(description !== undefined && { description: before.description }),
  };
}
