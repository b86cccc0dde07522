import type { AuditStore } from '../store/audit-store.ts';
import type { AuditEntry, AuditHead } from './audit-entry.ts';
import type { AuditKeys } from './audit-keys.ts';
import { hashEntry } from './hash-entry.ts';

/** Where a chain is broken first, and how that can be told. */
interface BrokenEntry {
  sequence: number;
  reason: 'changed' | 'missing' | 'unexpected' | 'head-forged';
  explanation: string;
}

export interface ChainReport {
  isIntact: boolean;
  /** Entries that were found to be sound, from the first on. */
  entries: number;
  /** Where the chain stands; note it elsewhere, and a later chain that lacks it was replaced as a whole. */
  head?: AuditHead;
  broken?: BrokenEntry;
}

const PAGE = 1_000;

interface Verification {
  store: AuditStore;
  keys: AuditKeys;
  /** Whether there is something in the organisation that was not made without an entry. */
  isUsed(): Promise<boolean>;
}

/** Walks the chain of an organisation from its first entry to its signed head. */
export async function verifyChain(
  imsOrgId: string,
  { store, keys, isUsed }: Verification,
): Promise<ChainReport> {
  const stored = await store.findHead(imsOrgId);
  const head: AuditHead = { sequence: stored?.sequence ?? 0, hash: stored?.hash ?? '' };
  let last: AuditHead = { sequence: 0, hash: '' };
  const fail = (broken: BrokenEntry): ChainReport => ({ isIntact: false, entries: last.sequence, broken });

  for await (const entry of walk(imsOrgId, store)) {
    if (entry.sequence > head.sequence) {
      // It was written since, and its head with it; or it was put there without one.
      if (((await store.findHead(imsOrgId))?.sequence ?? 0) < entry.sequence) return fail(forgedHead(head));
      break;
    }
    const broken = judge(imsOrgId, entry, last);
    if (broken !== undefined) return fail(broken);
    last = entry;
  }
  if (last.sequence < head.sequence) return fail(missing(last.sequence + 1));
  if (stored === undefined) {
    // What is there now may have been made since.
    const isRemoved = (await isUsed()) && (await store.findHead(imsOrgId)) === undefined;
    return isRemoved ? fail(missing(1)) : { isIntact: true, entries: 0 };
  }
  const isGenuine = last.hash === head.hash && keys.isGenuine(imsOrgId, head, stored.seal);
  return isGenuine ? { isIntact: true, entries: last.sequence, head } : fail(forgedHead(head));
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

function judge(imsOrgId: string, entry: AuditEntry, last: AuditHead): BrokenEntry | undefined {
  const { sequence } = entry;
  if (sequence !== last.sequence + 1) return missing(last.sequence + 1);
  if (entry.hash !== hashEntry(imsOrgId, entry)) {
    return {
      sequence,
      reason: 'changed',
      explanation: `Entry ${sequence} is not what was written: its hash differs.`,
    };
  }
  return entry.previousHash === last.hash ? undefined : unexpected(sequence);
}

function missing(sequence: number): BrokenEntry {
  return { sequence, reason: 'missing', explanation: `Entry ${sequence} was removed.` };
}

function unexpected(sequence: number): BrokenEntry {
  const explanation = `Entry ${sequence} does not follow on the one before: one of them was put in its place later.`;
  return { sequence, reason: 'unexpected', explanation };
}

function forgedHead({ sequence }: AuditHead): BrokenEntry {
  const explanation = `The end of the trail, after entry ${sequence}, is not signed with the master key: entries were added, removed or rewritten in the database.`;
  return { sequence, reason: 'head-forged', explanation };
}
