import { CONTRACT, type ContractRun, type Outcome, runCase } from '@headwater/contract';

/** Which cases are run, and how long. */
export interface RunCasesOptions {
  /** Part of the ids of cases to run. @default all */
  only?: string | undefined;
  /** No further case is begun once it aborts. */
  signal: AbortSignal;
}

/** Runs cases one after the other and prints what is seen of each. */
export async function runCases(
  run: ContractRun,
  { only = '', signal }: RunCasesOptions,
): Promise<ReadonlyMap<string, Outcome>> {
  const seen = new Map<string, Outcome>();
  for (const { title, cases } of CONTRACT) {
    const chosen = cases.filter(({ id }) => id.includes(only));
    if (chosen.length > 0 && !signal.aborted) console.log(title);
    for (const contractCase of chosen) {
      if (signal.aborted) return seen;
      const outcome = await runCase(contractCase, run);
      seen.set(contractCase.id, outcome);
      console.log(`  ${describe(outcome, contractCase.id)}`);
    }
  }
  return seen;
}

/** How many cases had which outcome. */
export function summarize(seen: ReadonlyMap<string, Outcome>): Record<Outcome['outcome'], number> {
  const outcomes = [...seen.values()].map(({ outcome }) => outcome);
  const count = (wanted: Outcome['outcome']): number =>
    outcomes.filter((outcome) => outcome === wanted).length;
  return { matched: count('matched'), differs: count('differs'), skipped: count('skipped') };
}

function describe(outcome: Outcome, id: string): string {
  switch (outcome.outcome) {
    case 'matched':
      return `✓ ${id}`;
    case 'differs':
      return `≠ ${id}: ${outcome.difference}`;
    case 'skipped':
      return `– ${id}: skipped, as ${outcome.reason}`;
  }
}
