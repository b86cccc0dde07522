import type { ConnectionField } from '../../domain/connection-store.ts';
import { createListFields } from '../lists/list-fields.ts';
import { createListQueries, type ListQueries } from '../lists/list-queries.ts';
import { CONNECTION_FIELDS } from './connection-fields.ts';

/** The queries of a list of connections. */
export const CONNECTION_LISTS: ListQueries<ConnectionField> = createListQueries(
  createListFields(CONNECTION_FIELDS),
);
