import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measurement } from './measurement.ts';

const SUBJECT = join(import.meta.dirname, 'processes', 'subject.ts');

/** What a subject needs to be run, and what is done with its result. */
export interface RunOptions {
  /** @throws when the subject fails */
  measure: (name: string) => Promise<readonly Measurement[]>;
  /** Called as soon as a subject has its measurements. */
  keep: (name: string, measurements: readonly Measurement[]) => Promise<void>;
  /** Called when a subject fails; the others still run. */
  reportFailure: (name: string, error: unknown) => void;
}

/** Runs subjects one after another, also when one of them fails. @returns the names of those that failed */
export async function runSubjects(
  names: readonly string[],
  { measure, keep, reportFailure }: RunOptions,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const name of names) {
    try {
      await keep(name, await measure(name));
    } catch (error) {
      failed.push(name);
      reportFailure(name, error);
    }
  }
  return failed;
}

/** Measures a subject in a process of its own, whose end, of whatever kind, ends no other. */
export async function measureInProcess(
  name: string,
  file: string = SUBJECT,
): Promise<readonly Measurement[]> {
  const child = fork(file, [name], { stdio: 'inherit' });
  let measurements: readonly Measurement[] | undefined;
  child.on('message', (message) => {
    measurements = message as readonly Measurement[];
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (measurements === undefined) throw new Error(`Its process ended with ${signal ?? `exit code ${code}`}.`);
  return measurements;
}
