import type { ConnectionState } from '@headwater/models';
import type { AuditRecord } from './audit-entry.ts';
import type { AuditStore } from './audit-store.ts';
import type { AuthBlock } from './auth-block.ts';
import type { ClearCredentialsStore } from './clear-credentials-store.ts';
import type { ConnectionStatusStore } from './connection-status-store.ts';
import type { Grant } from './grant.ts';
import type { HostKeyStore } from './host-key-store.ts';
import type { MasterKeyStore } from './master-key-store.ts';
import type { RowStore } from './row-store.ts';
import type { Scope } from './scope.ts';

/** A connection as it is stored: open parameters in clear, secret ones sealed. */
export interface ConnectionRow {
  id: string;
  name: string;
  description?: string;
  providerId?: string;
  connectionSpecId: string;
  connectionSpecVersion: string;
  state: ConnectionState;
  /** Absent for connections without an auth block. */
  auth?: AuthBlock;
  /** Another one whenever the auth block is changed; absent while it is the first. */
  authRevision?: string;
  /** With its double quotes. */
  etag: string;
  /** Epoch milliseconds. */
  createdAt: number;
  /** Epoch milliseconds. */
  updatedAt: number;
  createdBy: string;
  updatedBy: string;
  createdClient: string;
  updatedClient: string;
}

/** Fields a list can be filtered and ordered by, as the API names them. */
export type ConnectionField =
  | 'id'
  | 'name'
  | 'description'
  | 'providerId'
  | 'state'
  | 'connectionSpec.id'
  | 'connectionSpec.version'
  | 'auth.specName'
  | 'createdAt'
  | 'updatedAt'
  | 'createdBy'
  | 'updatedBy'
  | 'createdClient'
  | 'updatedClient';

/**
 * One condition; conditions are joined by AND, the values of one by OR (`!=`: by AND NOT). An absent field counts as an
 * empty text. Text is compared by code point.
 */
export interface Condition {
  field: ConnectionField;
  operator: '==' | '!=' | '<' | '<=' | '>' | '>=';
  /** At least one. */
  values: readonly (string | number)[];
}

export interface ConnectionOrder {
  field: ConnectionField;
  direction: 'ascending' | 'descending';
}

export interface ListQuery {
  conditions: readonly Condition[];
  /** Text that the name has somewhere, whatever the case of the letters of either. @default any name */
  nameContains?: string;
  /** Only those that fail their last test, or whose secrets end before a time in epoch milliseconds. @default all */
  attention?: 'failing' | { expiringBefore: number };
  /** Ties are broken by id, in the same direction. @default createdAt, descending */
  order?: ConnectionOrder;
  /** Rows of a page, 1 or more. */
  limit: number;
  /** Rows to skip before the first. @default 0 */
  offset?: number;
  /** Opaque cursor of the page before, in the same order. */
  after?: string;
}

export interface RowPage {
  rows: readonly ConnectionRow[];
  /** Cursor of the next page; absent on the last. URL-safe, without `=` and `&`. */
  next?: string;
}

/** A sandbox of an organization. */
export interface SandboxRow {
  id: string;
  name: string;
  title: string;
  type: 'production' | 'development';
  isDefault: boolean;
  createdAt: number;
}

/** An OAuth client that may ask for tokens. */
export interface ClientRow {
  clientId: string;
  imsOrgId: string;
  /** Salted hash; the secret itself is never stored. */
  secretHash: string;
  createdAt: number;
  name?: string;
  /** Absent for the client that a data directory comes with, which may do everything. */
  grants?: readonly Grant[];
  /** Epoch milliseconds from which on it is not let in. */
  revokedAt?: number;
}

/** What all services on one database have to agree on. */
type Setting = 'organisation' | 'first-master-key' | 'credentials-sealed';

/**
 * What the service keeps. A write that is given an audit record writes both or neither. When a promise of a write resolves, the write survives a killed process and a power cut.
 * A cursor that was not made by this store rejects with `InvalidCursorError`.
 */
export interface Store {
  /** Master keys that seal secrets here. */
  readonly masterKeys: MasterKeyStore;
  /** What was changed, by whom and when. */
  readonly audit: AuditStore;
  /** How connections fare. */
  readonly status: ConnectionStatusStore;
  /** What earlier versions stored in clear. */
  readonly clearCredentials: ClearCredentialsStore;
  /** Host keys that connections trust. */
  readonly hostKeys: HostKeyStore;
  /** All of it, for snapshots. */
  readonly rows: RowStore;
  insertConnection(scope: Scope, row: ConnectionRow, audit?: AuditRecord): Promise<void>;
  findConnection(scope: Scope, id: string): Promise<ConnectionRow | undefined>;
  /** Replaces the row only while its etag is still `expectedEtag`. @returns whether it did. */
  replaceConnection(
    scope: Scope,
    expectedEtag: string,
    row: ConnectionRow,
    audit?: AuditRecord,
  ): Promise<boolean>;
  /** @param audit Words the entry for what was deleted. @returns whether there was one. */
  deleteConnection(
    scope: Scope,
    id: string,
    audit?: (deleted: ConnectionRow) => AuditRecord,
  ): Promise<boolean>;
  listConnections(scope: Scope, query: ListQuery): Promise<RowPage>;
  countConnections(scope: Scope, conditions: readonly Condition[]): Promise<number>;
  listSandboxes(imsOrgId: string): Promise<readonly SandboxRow[]>;
  findSandbox(imsOrgId: string, name: string): Promise<SandboxRow | undefined>;
  insertSandbox(imsOrgId: string, row: SandboxRow): Promise<void>;
  findClient(clientId: string): Promise<ClientRow | undefined>;
  insertClient(row: ClientRow, audit?: AuditRecord): Promise<void>;
  /** Clients of an organization, revoked ones too, the oldest first. */
  listClients(imsOrgId: string): Promise<readonly ClientRow[]>;
  /** Gives a client another secret in place of the one it has. */
  replaceClientSecret(clientId: string, secretHash: string): Promise<void>;
  /** @returns whether the organization had such a client that was not revoked yet. */
  revokeClient(
    imsOrgId: string,
    clientId: string,
    revocation: { at: number; audit?: AuditRecord },
  ): Promise<boolean>;
  /** Keeps the first value that a setting is ever given, whoever gives it. @returns the one that is kept. */
  keepFirst(setting: Setting, value: string): Promise<string>;
  /** Nothing while the setting was given no value. */
  findSetting(setting: Setting): Promise<string | undefined>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Waits for the writes under way. */
  close(): Promise<void>;
}
