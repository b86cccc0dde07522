import type { AuditStore } from './audit-store.ts';
import type { ClearCredentialsStore } from './clear-credentials-store.ts';
import type { ClientStore } from './client-store.ts';
import type { ConnectionStatusStore } from './connection-status-store.ts';
import type { ConnectionStore } from './connection-store.ts';
import type {
  BatchStore,
  DatasetStore,
  MappingSetStore,
  SchemaStore,
  SourceConnectionStore,
  TargetConnectionStore,
} from './flow-rows.ts';
import type { HostKeyStore } from './host-key-store.ts';
import type { MasterKeyStore } from './master-key-store.ts';
import type { RowStore } from './row-store.ts';
import type { FlowStore, RunStore } from './run-store.ts';
import type { SandboxStore } from './sandbox-store.ts';
import type { SettingStore } from './setting-store.ts';

/**
 * The data of the service, by resource. When the promise of a write resolves, the write survives a killed process and
 * a power cut.
 */
export interface Store {
  readonly connections: ConnectionStore;
  /** Test results of connections, and expiry dates of their secrets. */
  readonly status: ConnectionStatusStore;
  /** Host keys trusted by connections. */
  readonly hostKeys: HostKeyStore;
  readonly sourceConnections: SourceConnectionStore;
  readonly targetConnections: TargetConnectionStore;
  readonly flows: FlowStore;
  readonly runs: RunStore;
  /** Schemas of datasets. */
  readonly schemas: SchemaStore;
  readonly datasets: DatasetStore;
  /** Mappings from columns of a source to a schema. */
  readonly mappingSets: MappingSetStore;
  /** The data that runs have written: one batch for each run. */
  readonly batches: BatchStore;
  readonly sandboxes: SandboxStore;
  readonly clients: ClientStore;
  readonly settings: SettingStore;
  /** The master keys that seal secrets in this store. */
  readonly masterKeys: MasterKeyStore;
  /** Who changed what, and when. */
  readonly audit: AuditStore;
  /** Credentials that earlier versions stored in clear. */
  readonly clearCredentials: ClearCredentialsStore;
  /** All rows, for snapshots. */
  readonly rows: RowStore;
  /** Rejects when the database does not respond. */
  ping(): Promise<void>;
  /** Waits for the writes in progress. */
  close(): Promise<void>;
}
