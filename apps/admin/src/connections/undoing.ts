import type { ConnectionChanges } from '@headwater/core';
import type { EditValues } from './connection-edit.ts';

/**
 * The changes that undo an edit.
 *
 * @returns undefined if the edit cannot be undone: the previous value of a secret cannot be read
 */
export function undoing(changes: ConnectionChanges, before: EditValues): ConnectionChanges | undefined {
  const { name, description, params } = changes;
  if (params !== undefined) return undefined;
  return {
    ...(name !== undefined && { name: before.name }),
    ...(description !== undefined && { description: before.description }),
  };
}
