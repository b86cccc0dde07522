import { CONTRACT, type ContractRun, type Outcome, runCase } from '@headwater/contract';

/** The cases to run, and when to stop. */
export interface RunCasesOptions {
  /** Runs only the cases whose ids contain this string. @default all */
  only?: string | undefined;
  /** No further case starts after it aborts. */
  signal: AbortSignal;
}

/** Runs cases one after another and prints the outcome of each. */
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

/** The number of cases with each outcome. */
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
