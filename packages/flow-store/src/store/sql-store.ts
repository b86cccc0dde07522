import { sql } from 'kysely';
import type { Store } from '../domain/store.ts';
import { createSqlAuditStore } from './audit/sql-audit-store.ts';
import { createSqlClearCredentialsStore } from './clear-credentials/sql-clear-credentials-store.ts';
import { createSqlClientStore } from './clients/sql-client-store.ts';
import { createSqlConnectionStatusStore } from './connection-status/sql-connection-status-store.ts';
import { createSqlConnectionStore } from './connections/sql-connection-store.ts';
import type { SqlAccess } from './database/sql-access.ts';
import { createSqlFlowStore } from './flows/sql-flow-store.ts';
import { createSqlRunStore } from './flows/sql-run-store.ts';
import {
  BATCHES,
  DATASETS,
  MAPPING_SETS,
  SCHEMAS,
  SOURCE_CONNECTIONS,
  TARGET_CONNECTIONS,
} from './flows/tables.ts';
import { createSqlHostKeyStore } from './host-keys/sql-host-key-store.ts';
import { createSqlMasterKeyStore } from './master-keys/sql-master-key-store.ts';
import { createSqlResourceStore } from './resources/sql-resource-store.ts';
import { createSqlRowStore } from './rows/sql-row-store.ts';
import { createSqlSandboxStore } from './sandboxes/sql-sandbox-store.ts';
import { createSqlSettingStore } from './settings/sql-setting-store.ts';

/** The store of a database: one store per resource, in the same SQL for every database. */
export function createSqlStore(access: SqlAccess): Store {
  return {
    connections: createSqlConnectionStore(access),
    status: createSqlConnectionStatusStore(access),
    hostKeys: createSqlHostKeyStore(access),
    sourceConnections: createSqlResourceStore(SOURCE_CONNECTIONS, access),
    targetConnections: createSqlResourceStore(TARGET_CONNECTIONS, access),
    flows: createSqlFlowStore(access),
    runs: createSqlRunStore(access),
    schemas: createSqlResourceStore(SCHEMAS, access),
    datasets: createSqlResourceStore(DATASETS, access),
    mappingSets: createSqlResourceStore(MAPPING_SETS, access),
    batches: createSqlResourceStore(BATCHES, access),
    sandboxes: createSqlSandboxStore(access),
    clients: createSqlClientStore(access),
    settings: createSqlSettingStore(access),
    masterKeys: createSqlMasterKeyStore(access),
    audit: createSqlAuditStore(access),
    clearCredentials: createSqlClearCredentialsStore(access),
    rows: createSqlRowStore(access),
    async ping() {
      await sql`select 1`.execute(access.database);
    },
    close: access.close,
  };
}
