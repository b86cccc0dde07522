import type { Kysely } from 'kysely';
import { type PendingEntry, prepareAppend } from '../audit/append-audit-entries.ts';
import { insertConnections } from '../connections/scoped-connections.ts';
import { inPortions, prepareQuery } from '../database/prepared-query.ts';
import type { SharedWork } from '../database/sql-access.ts';
import type { ConnectionTable, Tables } from '../database/tables.ts';

/** Collects the shared work of one transaction. */
export interface SharedWorkQueue extends SharedWork {
  /** Inserts the pending connections. */
  insert(transaction: Kysely<Tables>): Promise<void>;
  /** Appends all entries to the audit trail. */
  append(transaction: Kysely<Tables>): Promise<void>;
}

/** @param database Determines the SQL dialect. */
export function prepareSharedWork(database: Kysely<Tables>): () => SharedWorkQueue {
  const insertAll = prepareQuery((...connections: readonly ConnectionTable[]) =>
    insertConnections(database, connections),
  );
  const appendAll = prepareAppend(database);

  return () => {
    const connections: ConnectionTable[] = [];
    const entries: PendingEntry[] = [];
    return {
      insertConnection({ imsOrgId, sandboxName }, record) {
        connections.push({ ims_org_id: imsOrgId, sandbox_name: sandboxName, ...record });
      },
      record(imsOrgId, record) {
        entries.push({ imsOrgId, record });
      },
      async insert(transaction) {
        for (const portion of inPortions(connections.splice(0))) await insertAll(transaction, ...portion);
      },
      async append(transaction) {
        await appendAll(transaction, entries);
      },
    };
  };
}
