import type { Connection } from '@headwater/models';

/** A connection as the API shows it, its secrets masked whatever the target answered, and the source it belongs to. */
export interface ConnectionView extends Connection {
  /** Slug of the source; absent when the catalogue does not know the connection spec. */
  source?: string;
}
