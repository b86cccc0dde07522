/**
 * The SQL tables. `connections` is omitted on purpose: it can only be accessed through `connectionsIn`, so that no
 * query can omit organization and sandbox. Likewise, `connection_tests` is accessed through `statusQueriesIn`, and
 * `host_keys` through `HostKeyStore`.
 */
export interface Tables {
  sandboxes: SandboxTable;
  clients: ClientTable;
  settings: SettingTable;
  master_keys: MasterKeyTable;
  audit_entries: AuditEntryTable;
  audit_heads: AuditHeadTable;
}

export interface ConnectionTable {
  ims_org_id: string;
  sandbox_name: string;
  id: string;
  name: string;
  description: string | null;
  provider_id: string | null;
  connection_spec_id: string;
  connection_spec_version: string;
  state: string;
  auth_spec_name: string | null;
  /** JSON. */
  auth_open_params: string | null;
  /** JSON. */
  auth_secret_names: string | null;
  auth_master_key_id: string | null;
  auth_wrapped_key: Uint8Array | null;
  auth_ciphertext: Uint8Array | null;
  etag: string;
  created_at: number;
  updated_at: number;
  created_by: string;
  updated_by: string;
  created_client: string;
  updated_client: string;
  secrets_expire_at: number | null;
  auth_revision: string | null;
}

/** A connection in SQL, without its scope. */
export type ConnectionRecord = Omit<ConnectionTable, 'ims_org_id' | 'sandbox_name'>;

export interface ConnectionTestTable {
  ims_org_id: string;
  sandbox_name: string;
  connection_id: string;
  /** Empty for the first auth block. */
  auth_revision: string;
  /** 0 or 1. */
  result: number;
  tested_at: number;
  tested_by: string;
  /** JSON. */
  report: string;
}

export interface HostKeyTable {
  ims_org_id: string;
  sandbox_name: string;
  connection_id: string;
  address: string;
  key_type: string | null;
  fingerprint: string;
  origin: string;
  pinned_at: number;
  pinned_by: string;
}

export interface SandboxTable {
  ims_org_id: string;
  id: string;
  name: string;
  title: string;
  type: string;
  /** 0 or 1: SQLite has no booleans. */
  is_default: number;
  created_at: number;
}

export interface ClientTable {
  client_id: string;
  ims_org_id: string;
  secret_hash: string;
  created_at: number;
  name: string | null;
  /** JSON; null for the client of the data directory. */
  grants: string | null;
  revoked_at: number | null;
}

interface SettingTable {
  name: string;
  value: string;
}

interface MasterKeyTable {
  id: string;
  created_at: number;
}

export interface AuditEntryTable {
  ims_org_id: string;
  sequence: number;
  at: number;
  request_id: string;
  client_id: string;
  user_id: string;
  operation: string;
  sandbox_name: string | null;
  connection_id: string | null;
  /** JSON. */
  changes: string;
  previous_hash: string;
  hash: string;
}

interface AuditHeadTable {
  ims_org_id: string;
  sequence: number;
  hash: string;
  seal: string;
}
