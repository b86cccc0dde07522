import type { AuditRecord } from './audit-entry.ts';
import type { Grant } from './grant.ts';

/** An OAuth client that may request tokens. */
export interface ClientRow {
  clientId: string;
  imsOrgId: string;
  /** Salted hash; the secret itself is never stored. */
  secretHash: string;
  createdAt: number;
  name?: string;
  /** Absent for the client of the data directory, which has every right. */
  grants?: readonly Grant[];
  /** When the client was revoked, in epoch milliseconds. */
  revokedAt?: number;
}

/** The OAuth clients of every organization. A write with an audit record is atomic. */
export interface ClientStore {
  find(clientId: string): Promise<ClientRow | undefined>;
  insert(row: ClientRow, audit?: AuditRecord): Promise<void>;
  /** The clients of an organization, including revoked ones, oldest first. */
  list(imsOrgId: string): Promise<readonly ClientRow[]>;
  replaceSecret(clientId: string, secretHash: string): Promise<void>;
  /** @returns true if the organization had this client and it was not revoked yet. */
  revoke(
    imsOrgId: string,
    clientId: string,
    revocation: { at: number; audit?: AuditRecord },
  ): Promise<boolean>;
}
