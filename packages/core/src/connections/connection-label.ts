import type { Connection } from '@headwater/models';

/** Returns the display label of a connection: its name, or its id if the API returns no name. */
export function labelOf({ name, id }: Pick<Connection, 'id' | 'name'>): string {
  return name === undefined || name.trim() === '' ? id : name;
}
