import type { ConnectionAuth, ConnectionInput } from '@headwater/core';

/** A connection as far as the command line and the file describe it. */
export interface PartialInput extends Omit<ConnectionInput, 'source' | 'auth'> {
  source?: string | undefined;
  auth: ConnectionAuth;
}
