import { type Kysely, sql } from 'kysely';
import type { AuditRecord } from '../audit/audit-entry.ts';
import { hashEntry } from '../audit/hash-entry.ts';
import { toAuditRecord } from './audit-record.ts';
import type { Tables } from './tables.ts';

/**
 * Adds an entry to the chain of an organisation. The head is taken first, for writing: whoever else wants to add an entry
 * waits for the end of this transaction.
 */
export async function appendAuditEntry(
  transaction: Kysely<Tables>,
  imsOrgId: string,
  { event, seal }: AuditRecord,
): Promise<void> {
  const { sequence, hash: previousHash } =
    (await takeHead(transaction, imsOrgId)) ?? (await beginChain(transaction, imsOrgId));
  const hash = hashEntry(imsOrgId, { ...event, sequence, previousHash });
  const entry = { ...event, sequence, previousHash, hash };
  await transaction.insertInto('audit_entries').values(toAuditRecord(imsOrgId, entry)).execute();
  await transaction
    .updateTable('audit_heads')
    .set({ hash, seal: seal(imsOrgId, { sequence, hash }) })
    .where('ims_org_id', '=', imsOrgId)
    .execute();
}

/** @returns The sequence of the next entry and the hash of the last one. */
async function takeHead(
  transaction: Kysely<Tables>,
  imsOrgId: string,
): Promise<{ sequence: number; hash: string } | undefined> {
  return await transaction
    .updateTable('audit_heads')
    .set({ sequence: sql`sequence + 1` })
    .where('ims_org_id', '=', imsOrgId)
    .returning(['sequence', 'hash'])
    .executeTakeFirst();
}

async function beginChain(
  transaction: Kysely<Tables>,
  imsOrgId: string,
): Promise<{ sequence: number; hash: string }> {
  const head = { ims_org_id: imsOrgId, sequence: 0, hash: '', seal: '' };
  await transaction
    .insertInto('audit_heads')
    .values(head)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const taken = await takeHead(transaction, imsOrgId);
  if (taken === undefined) throw new Error('The head of the audit trail cannot be written.');
  return taken;
}
