import type { AuditEntry, AuditHead } from '../domain/audit-entry.ts';
import type { AuditStore } from '../domain/audit-store.ts';
import { hashEntry } from '../store/audit/hash-entry.ts';
import type { AuditKeys } from './audit-keys.ts';
import { MASK_OPERATION, toMaskField } from './mask-entries.ts';

/** The first break of a chain, and its evidence. */
interface BrokenEntry {
  sequence: number;
  reason: 'changed' | 'missing' | 'unexpected' | 'head-forged';
  explanation: string;
}

export interface ChainReport {
  isIntact: boolean;
  /** Number of verified entries, counted from the first. */
  entries: number;
  /**
   * Entries in which credentials were masked after they were written. Their hashes no longer match their content. A
   * later entry, covered by the signature, lists both hashes.
   */
  masked?: number;
  /**
   * The state of the chain. Record it in another place: if a later chain does not contain it, the whole chain was
   * replaced.
   */
  head?: AuditHead;
  broken?: BrokenEntry;
}

const PAGE = 1_000;

interface Verification {
  store: AuditStore;
  keys: AuditKeys;
  /** True if any object in the organization lacks its audit entry. */
  isUsed(): Promise<boolean>;
}

/** Verifies the chain of an organization from its first entry to its signed head. */
export async function verifyChain(
  imsOrgId: string,
  { store, keys, isUsed }: Verification,
): Promise<ChainReport> {
  const stored = await store.findHead(imsOrgId);
  const head: AuditHead = { sequence: stored?.sequence ?? 0, hash: stored?.hash ?? '' };
  let last: AuditHead = { sequence: 0, hash: '' };
  const masks = createMasks();
  const fail = (broken: BrokenEntry): ChainReport => {
    const first = masks.firstUnlisted();
    // The earliest break counts.
    const earlier = first !== undefined && first < broken.sequence ? changed(first) : broken;
    return { isIntact: false, entries: Math.min(last.sequence, earlier.sequence - 1), broken: earlier };
  };

  for await (const entry of walk(imsOrgId, store)) {
    if (entry.sequence > head.sequence) {
      // Either the entry and its head were written in the meantime, or the entry was inserted without a head.
      if (((await store.findHead(imsOrgId))?.sequence ?? 0) < entry.sequence) return fail(forgedHead(head));
      break;
    }
    const actual = hashEntry(imsOrgId, entry);
    const broken = findBreak(entry, last, actual);
    if (broken !== undefined) return fail(broken);
    masks.take(entry, actual);
    last = entry;
  }
  if (last.sequence < head.sequence) return fail(missing(last.sequence + 1));
  const unlisted = masks.firstUnlisted();
  if (unlisted !== undefined) return fail(changed(unlisted));
  if (stored === undefined) {
    // The current object may have been created in the meantime.
    const isRemoved = (await isUsed()) && (await store.findHead(imsOrgId)) === undefined;
    return isRemoved ? fail(missing(1)) : { isIntact: true, entries: 0 };
  }
  const isGenuine = last.hash === head.hash && keys.isGenuine(imsOrgId, head, stored.seal);
  if (!isGenuine) return fail(forgedHead(head));
  const masked = masks.count();
  return { isIntact: true, entries: last.sequence, ...(masked === 0 ? {} : { masked }), head };
}

async function* walk(imsOrgId: string, store: AuditStore): AsyncGenerator<AuditEntry, void, void> {
  let after = 0;
  for (;;) {
    const page = await store.list(imsOrgId, { order: 'ascending', after, limit: PAGE });
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = last.sequence;
  }
}

function findBreak(entry: AuditEntry, last: AuditHead, actual: string): BrokenEntry | undefined {
  const { sequence } = entry;
  if (sequence !== last.sequence + 1) return missing(last.sequence + 1);
  if (entry.previousHash === last.hash) return undefined;
  return entry.hash === actual ? unexpected(sequence) : changed(sequence);
}

interface Masks {
  /** @param actual Hash of the entry's current content. */
  take(entry: AuditEntry, actual: string): void;
  /** The first entry whose content does not match its hash and that no later entry lists. */
  firstUnlisted(): number | undefined;
  /** Entries whose content does not match their hash and that a later entry lists. */
  count(): number;
}

function createMasks(): Masks {
  const unlisted = new Map<string, { sequence: number; written: string; actual: string }>();
  let listed = 0;
  return {
    take(entry, actual) {
      const { sequence, hash } = entry;
      if (hash !== actual) unlisted.set(toMaskField(sequence), { sequence, written: hash, actual });
      // An entry that was itself changed proves nothing.
      else if (entry.operation === MASK_OPERATION) {
        for (const { field, before, after } of entry.changes) {
          const masked = unlisted.get(field);
          if (masked?.written !== before || masked?.actual !== after) continue;
          unlisted.delete(field);
          listed += 1;
        }
      }
    },
    firstUnlisted: () => unlisted.values().next().value?.sequence,
    count: () => listed,
  };
}

function changed(sequence: number): BrokenEntry {
  const explanation = `Entry ${sequence} was changed after it was written: its hash differs.`;
  return { sequence, reason: 'changed', explanation };
}

function missing(sequence: number): BrokenEntry {
  return { sequence, reason: 'missing', explanation: `Entry ${sequence} was removed.` };
}

function unexpected(sequence: number): BrokenEntry {
  const explanation = `Entry ${sequence} does not follow the entry before it: one of them was replaced later.`;
  return { sequence, reason: 'unexpected', explanation };
}

function forgedHead({ sequence }: AuditHead): BrokenEntry {
  const explanation = `The end of the trail, after entry ${sequence}, is not signed with the master key: entries were added, removed or rewritten in the database.`;
  return { sequence, reason: 'head-forged', explanation };
}
