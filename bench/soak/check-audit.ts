import type { AuditEntry } from '@headwater/models';
import type { Violation } from './check-connections.ts';
import { type Model, type Outcome, readMarks } from './model.ts';

/** How often the trail may contain a write with this outcome. */
const EXPECTED: Readonly<Record<Outcome, readonly number[]>> = {
  acknowledged: [1],
  refused: [0],
  unknown: [0, 1],
};

/** Checks the whole audit trail against the known writes. */
export async function checkAudit(
  entries: AsyncIterable<AuditEntry> | Iterable<AuditEntry>,
  { writes, deletions }: Model,
): Promise<readonly Violation[]> {
  const recorded = { writes: new Map<string, number>(), deletions: new Map<string, number>() };
  for await (const { operation, connectionId = '', changes } of entries) {
    if (operation === 'deleteConnection') count(recorded.deletions, connectionId);
    const description = changes.find(({ field }) => field === 'description')?.after;
    if (typeof description === 'string') count(recorded.writes, readMarks(description).at(-1) ?? '');
  }
  return [
    ...checkCounts('write', writes, recorded.writes),
    ...checkCounts('deletion of', deletions, recorded.deletions),
  ];
}

function checkCounts(
  kind: string,
  outcomes: ReadonlyMap<string, Outcome>,
  counts: ReadonlyMap<string, number>,
): readonly Violation[] {
  return [...new Set([...outcomes.keys(), ...counts.keys()])].flatMap((key): readonly Violation[] => {
    const times = counts.get(key) ?? 0;
    const outcome = outcomes.get(key) ?? 'refused';
    if (EXPECTED[outcome].includes(times)) return [];
    return [{ promise: 'audit', detail: `the ${outcome} ${kind} ${key} has ${times} entries` }];
  });
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
