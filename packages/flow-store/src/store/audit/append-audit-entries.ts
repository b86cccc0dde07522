import { type Kysely, sql } from 'kysely';
import type { AuditEntry, AuditHead, AuditRecord } from '../../domain/audit-entry.ts';
import type { SealedHead } from '../../domain/audit-store.ts';
import { inPortions, prepareQuery } from '../database/prepared-query.ts';
import type { AuditEntryTable, Tables } from '../database/tables.ts';
import { toAuditRecord } from './audit-record.ts';
import { hashEntry } from './hash-entry.ts';

/** A record to be appended to the chain of an organization. */
export interface PendingEntry {
  imsOrgId: string;
  record: AuditRecord;
}

/** Appends entries to the chains of their organizations, in order. */
export type AppendAuditEntries = (
  transaction: Kysely<Tables>,
  pending: readonly PendingEntry[],
) => Promise<void>;

/** @param database Determines the SQL dialect. */
export function prepareAppend(database: Kysely<Tables>): AppendAuditEntries {
  const insertEntries = prepareQuery((...entries: readonly AuditEntryTable[]) =>
    database.insertInto('audit_entries').values(entries),
  );
  /** Prevents other writers from changing the head until the transaction ends. */
  const moveHead = prepareQuery(({ imsOrgId, count }: { imsOrgId: string; count: number }) =>
    database
      .updateTable('audit_heads')
      .set({ sequence: sql`sequence + ${count}` })
      .where('ims_org_id', '=', imsOrgId)
      .returning(['sequence', 'hash', 'seal']),
  );
  const signHead = prepareQuery(
    ({ imsOrgId, hash, seal }: { imsOrgId: string; hash: string; seal: string }) =>
      database.updateTable('audit_heads').set({ hash, seal }).where('ims_org_id', '=', imsOrgId),
  );

  /** @returns the previous head. */
  async function takeHead(transaction: Kysely<Tables>, imsOrgId: string, count: number): Promise<SealedHead> {
    const [moved] = (await moveHead(transaction, { imsOrgId, count })).rows;
    if (moved) return { ...moved, sequence: moved.sequence - count };
    const first = { ims_org_id: imsOrgId, sequence: count, hash: '', seal: '' };
    await transaction.insertInto('audit_heads').values(first).execute();
    return { sequence: 0, hash: '', seal: '' };
  }

  async function appendToChain(
    transaction: Kysely<Tables>,
    imsOrgId: string,
    records: readonly AuditRecord[],
  ): Promise<void> {
    const head = await takeHead(transaction, imsOrgId, records.length);
    const entries = linkEntries(imsOrgId, records, head);
    for (const portion of inPortions(entries)) {
      await insertEntries(transaction, ...portion.map((entry) => toAuditRecord(imsOrgId, entry)));
    }
    const { sequence = 0, hash = '' } = entries.at(-1) ?? {};
    const seal = records.at(-1)?.seal(imsOrgId, { sequence, hash }, head.seal) ?? '';
    await signHead(transaction, { imsOrgId, hash, seal });
  }

  return async (transaction, pending) => {
    for (const [imsOrgId, entries] of Map.groupBy(pending, (entry) => entry.imsOrgId)) {
      const records = entries.map(({ record }) => record);
      await appendToChain(transaction, imsOrgId, records);
    }
  };
}

function linkEntries(
  imsOrgId: string,
  records: readonly AuditRecord[],
  head: AuditHead,
): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  let last = head;
  for (const { event } of records) {
    const place = { sequence: last.sequence + 1, previousHash: last.hash };
    const entry = { ...event, ...place, hash: hashEntry(imsOrgId, { ...event, ...place }) };
    entries.push(entry);
    last = entry;
  }
  return entries;
}
