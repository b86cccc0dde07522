import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Measurement } from './measurement.ts';
import { keepResults } from './results.ts';
import { measureInProcess, runSubjects } from './run-subjects.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-bench-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function measurement(what: string, measured = '1 ms'): Measurement {
  return { what, against: '—', promise: '≤ 2 ms', measured, isKept: true };
}

async function run(
  measured: string,
  failing: string,
): Promise<{ failed: readonly string[]; rows: readonly string[] }> {
  const subjects = ['first', 'second', 'third'];
  const path = join(folder, 'RESULTS.md');
  const failed = await runSubjects(subjects, {
    async measure(name) {
      if (name === failing) throw new Error('The browser closed.');
      return [measurement(`${name} | thing`, measured)];
    },
    keep: (subject, measurements) => keepResults(path, { subject, measurements, subjects }),
    reportFailure: () => undefined,
  });
  const page = await readFile(path, 'utf8');
  return { failed, rows: page.split('\n').filter((line) => /^\| (first|second|third) /.test(line)) };
}

test('a subject that fails keeps its earlier result and does not stop the others', async () => {
  expect((await run('1 ms', 'none')).failed).toEqual([]);
  const { failed, rows } = await run('2 ms', 'second');
  expect(failed).toEqual(['second']);
  expect(rows.map((row) => row.split(' | ').slice(0, 6))).toEqual([
    ['| first', 'first \\| thing', '—', '≤ 2 ms', '2 ms', 'kept'],
    ['| second', 'second \\| thing', '—', '≤ 2 ms', '1 ms', 'kept'],
    ['| third', 'third \\| thing', '—', '≤ 2 ms', '2 ms', 'kept'],
  ]);
});

test('results are saved as each subject ends', async () => {
  const path = join(folder, 'RESULTS.md');
  const pages: string[] = [];
  await runSubjects(['first', 'second'], {
    async measure(name) {
      if (name === 'second') pages.push(await readFile(path, 'utf8'));
      return [measurement(name)];
    },
    keep: (subject, measurements) =>
      keepResults(path, { subject, measurements, subjects: ['first', 'second'] }),
    reportFailure: () => undefined,
  });
  expect(pages[0]).toContain('| first | first |');
});

test.each([
  ["process.kill(process.pid, 'SIGKILL');", 'SIGKILL'],
  ["throw new Error('The browser closed.');", 'exit code 1'],
])('a process that ends by %s fails only its own subject', async (source, ending) => {
  const file = join(folder, 'subject.mjs');
  await writeFile(file, source);
  await expect(measureInProcess('first', file)).rejects.toThrow(`Its process ended with ${ending}.`);
});

test('a process returns the measurements of its subject', async () => {
  const file = join(folder, 'subject.mjs');
  await writeFile(file, `process.send([{ what: process.argv[2] }], () => process.exit());`);
  expect(await measureInProcess('first', file)).toEqual([{ what: 'first' }]);
});
