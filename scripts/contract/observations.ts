import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '@headwater/contract';

/** The observed outcome of a case on the platform. */
export interface Observation {
  outcome: 'matched' | 'differs';
  /** Redacted. */
  difference?: string;
  /** Day of the observation, for example `2026-11-22`. */
  on: string;
}

/** Observations by case id. */
export type Observations = Readonly<Record<string, Observation>>;

/** The committed file that stores observations. */
export const OBSERVATIONS_FILE: string = join(import.meta.dirname, '..', '..', 'docs', 'fidelity.json');

export async function readObservations(file: string = OBSERVATIONS_FILE): Promise<Observations> {
  try {
    return (JSON.parse(await readFile(file, 'utf8')) as { cases: Observations }).cases;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw error;
  }
}

/** Saves the outcomes observed on a day; skipped cases keep their earlier observations. */
export async function keepObservations(
  file: string,
  seen: ReadonlyMap<string, Outcome>,
  on: string,
): Promise<void> {
  const observations = new Map(Object.entries(await readObservations(file)));
  for (const [id, outcome] of seen) {
    if (outcome.outcome !== 'skipped') observations.set(id, { ...outcome, on });
  }
  const cases = Object.fromEntries(
    [...observations].toSorted(([left], [right]) => left.localeCompare(right)),
  );
  await writeFile(file, `${JSON.stringify({ cases }, null, 2)}\n`);
}
