import { randomUUID } from 'node:crypto';
import { hasCredentials } from '@headwater/sources';
import type { AuditChange, AuditEntry, AuditRecord } from '../domain/audit-entry.ts';
import type { EntryChange } from '../domain/clear-credentials-store.ts';
import type { Store } from '../domain/store.ts';
import { hashEntry } from '../store/audit/hash-entry.ts';
import type { KeyedTools } from './keyed-tools.ts';

/** Small enough that one entry can list them all. */
const BATCH = 200;
const PARAMS = 'auth.params.';

/** Appends an entry about masked entries, and verifies entries by it. */
export const MASK_OPERATION = 'maskAuditEntries';

/**
 * Replaces credentials in clear with fingerprints in the entries of an organization. Each entry keeps its hash, so
 * that the chain stays intact, although the hash no longer matches the changes. A new entry at the end of the chain
 * lists both hashes, and the signature of the chain covers it. Entries that were tampered with before remain
 * detectable.
 *
 * @returns the number of entries.
 */
export async function maskEntries(
  imsOrgId: string,
  store: Pick<Store, 'audit' | 'clearCredentials'>,
  tools: Pick<KeyedTools, 'audit'> & { now: () => number },
): Promise<number> {
  let count = 0;
  let after = 0;
  for (;;) {
    const page = await store.audit.list(imsOrgId, { order: 'ascending', after, limit: BATCH });
    const changes = page.filter(holdsCredentials).map((from) => ({
      from,
      changes: from.changes.map((change) => maskChange(imsOrgId, change, tools)),
    }));
    if (changes.length > 0) {
      await store.clearCredentials.replaceEntries(imsOrgId, changes, (replaced) =>
        toRecord(imsOrgId, replaced, tools),
      );
    }
    count += changes.length;
    after = page.at(-1)?.sequence ?? after;
    if (page.length < BATCH) return count;
  }
}

function holdsCredentials({ changes }: AuditEntry): boolean {
  return changes.some(isClear);
}

function isClear({ field, before, after }: AuditChange): boolean {
  return field.startsWith(PARAMS) && (hasCredentials(before) || hasCredentials(after));
}

function maskChange(
  imsOrgId: string,
  change: AuditChange,
  { audit }: Pick<KeyedTools, 'audit'>,
): AuditChange {
  if (!isClear(change)) return change;
  const mask = (value: unknown): unknown =>
    hasCredentials(value) ? audit.keys.fingerprint(imsOrgId, value) : value;
  const { before, after, ...rest } = change;
  return {
    ...rest,
    ...(before === undefined ? {} : { before: mask(before) }),
    ...(after === undefined ? {} : { after: mask(after) }),
  };
}

function toRecord(
  imsOrgId: string,
  replaced: readonly EntryChange[],
  { audit, now }: Pick<KeyedTools, 'audit'> & { now: () => number },
): AuditRecord | undefined {
  const genuine = replaced.filter(({ from }) => from.hash === hashEntry(imsOrgId, from));
  if (genuine.length === 0) return undefined;
  return {
    event: {
      at: now(),
      requestId: randomUUID(),
      clientId: 'headwater',
      userId: 'headwater',
      operation: MASK_OPERATION,
      changes: genuine.map(({ from, changes }) => ({
        field: toMaskField(from.sequence),
        before: from.hash,
        after: hashEntry(imsOrgId, { ...from, changes }),
      })),
    },
    seal: audit.keys.seal,
  };
}

/** Identifies a masked entry within the entry about the masking. */
export function toMaskField(sequence: number): string {
  return `audit.entries.${sequence}`;
}
