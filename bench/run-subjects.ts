import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Measurement } from './measurement.ts';

const SUBJECT = join(import.meta.dirname, 'processes', 'subject.ts');

/** The function that measures a subject, and the callbacks for its result. */
export interface RunOptions {
  /** @throws if the subject fails */
  measure: (name: string) => Promise<readonly Measurement[]>;
  /** Called as soon as the measurements of a subject are available. */
  keep: (name: string, measurements: readonly Measurement[]) => Promise<void>;
  /** Called when a subject fails; the others still run. */
  reportFailure: (name: string, error: unknown) => void;
}

/** Runs subjects one after another, even if one fails. @returns the names of the failed subjects */
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

/** Measures a subject in a separate process, so that a crash affects no other subject. */
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
