/**
 * `pnpm bench [name …]`: measures the promises of the design, mostly as ratios within one run. Updates RESULTS.md
 * after each subject. A subject that fails does not stop the others, but the exit code is then 1.
 */
import { join } from 'node:path';
import { keepResults, renderRows } from './results.ts';
import { measureInProcess, runSubjects } from './run-subjects.ts';
import { SUBJECTS } from './subjects.ts';

const RESULTS = join(import.meta.dirname, 'RESULTS.md');

const subjects = Object.keys(SUBJECTS);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !subjects.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown subject: ${unknown.join(', ')}. Known: ${subjects.join(', ')}.`);
  process.exit(3);
}

const failed = await runSubjects(wanted.length > 0 ? wanted : subjects, {
  async measure(name) {
    process.stderr.write(`${name} …\n`);
    return await measureInProcess(name);
  },
  async keep(subject, measurements) {
    for (const row of renderRows(subject, measurements, 'today')) console.log(row);
    await keepResults(RESULTS, { subject, measurements, subjects });
  },
  reportFailure(name, error) {
    console.error(`${name} failed. ${error instanceof Error ? error.message : error}`);
  },
});

if (failed.length > 0) {
  console.error(
    `Not measured, because they failed: ${failed.join(', ')}. Their rows in RESULTS.md are of an earlier run.`,
  );
  process.exitCode = 1;
}
