import type { Connection } from '@headwater/models';

/** What people call a connection: its name, or its id where the API answers no name. */
export function labelOf({ name, id }: Pick<Connection, 'id' | 'name'>): string {
  return name === undefined || name.trim() === '' ? id : name;
}
