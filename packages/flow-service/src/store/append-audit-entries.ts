import { type Kysely, sql } from 'kysely';
import type { AuditEntry, AuditHead, AuditRecord } from '../audit/audit-entry.ts';
import { hashEntry } from '../audit/hash-entry.ts';
import { toAuditRecord } from './audit-record.ts';
import type { Tables } from './tables.ts';

/** A record on its way to the chain of an organisation. */
export interface PendingEntry {
  imsOrgId: string;
  record: AuditRecord;
}

/** Adds entries to the chains of their organisations, in their order. */
export async function appendAuditEntries(
  transaction: Kysely<Tables>,
  pending: readonly PendingEntry[],
): Promise<void> {
  for (const [imsOrgId, entries] of Map.groupBy(pending, (entry) => entry.imsOrgId)) {
    await appendToChain(
      transaction,
      imsOrgId,
      entries.map(({ record }) => record),
    );
  }
}

async function appendToChain(
  transaction: Kysely<Tables>,
  imsOrgId: string,
  records: readonly AuditRecord[],
): Promise<void> {
  let head = await takeHead(transaction, imsOrgId, records.length);
  const entries: AuditEntry[] = [];
  for (const { event } of records) {
    const place = { sequence: head.sequence + 1, previousHash: head.hash };
    const entry = { ...event, ...place, hash: hashEntry(imsOrgId, { ...event, ...place }) };
    entries.push(entry);
    head = entry;
  }
  const values = entries.map((entry) => toAuditRecord(imsOrgId, entry));
  await transaction.insertInto('audit_entries').values(values).execute();
  const { sequence, hash } = head;
  const seal = records.at(-1)?.seal(imsOrgId, { sequence, hash }) ?? '';
  await transaction
    .updateTable('audit_heads')
    .set({ hash, seal })
    .where('ims_org_id', '=', imsOrgId)
    .execute();
}

/** Moves the head on by a number of entries, which keeps others from doing so. @returns where it was. */
async function takeHead(transaction: Kysely<Tables>, imsOrgId: string, count: number): Promise<AuditHead> {
  const moved =
    (await moveHead(transaction, imsOrgId, count)) ?? (await beginChain(transaction, imsOrgId, count));
  return { sequence: moved.sequence - count, hash: moved.hash };
}

async function moveHead(
  transaction: Kysely<Tables>,
  imsOrgId: string,
  count: number,
): Promise<AuditHead | undefined> {
  return await transaction
    .updateTable('audit_heads')
    .set({ sequence: sql`sequence + ${count}` })
    .where('ims_org_id', '=', imsOrgId)
    .returning(['sequence', 'hash'])
    .executeTakeFirst();
}

async function beginChain(transaction: Kysely<Tables>, imsOrgId: string, count: number): Promise<AuditHead> {
  const head = { ims_org_id: imsOrgId, sequence: count, hash: '', seal: '' };
  await transaction.insertInto('audit_heads').values(head).execute();
  return head;
}
