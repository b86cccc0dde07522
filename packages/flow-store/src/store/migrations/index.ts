import type { Migration } from 'kysely/migration';
import { connections } from './0001-connections.ts';
import { masterKeys } from './0002-master-keys.ts';
import { audit } from './0003-audit.ts';
import { clientGrants } from './0004-client-grants.ts';
import { connectionStatus } from './0005-connection-status.ts';
import { listIndex } from './0006-list-index.ts';
import { hostKeys } from './0007-host-keys.ts';
import { flows } from './0008-flows.ts';

/** Every migration, in order. Never edit a released one: add another. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-connections': connections,
  '0002-master-keys': masterKeys,
  '0003-audit': audit,
  '0004-client-grants': clientGrants,
  '0005-connection-status': connectionStatus,
  '0006-list-index': listIndex,
  '0007-host-keys': hostKeys,
  '0008-flows': flows,
};
