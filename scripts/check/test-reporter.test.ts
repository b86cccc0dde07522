import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderTestReport, type TestReport } from './test-report.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const REPORTER = join(import.meta.dirname, 'test-reporter.ts');

const TESTS = `
let attempts = 0;
test('passes', () => undefined);
test('passes at its second try', { retry: 1 }, () => expect(++attempts).toBe(2));
test('fails', () => expect(1).toBe(2));
test('notes why it is skipped', ({ skip }) => skip('no network here'));
test.skip('says nothing', () => undefined);
describe('a suite', { skip: true, meta: { skipReason: 'mariadbd is not installed' } }, () => {
  test('one', () => undefined);
  test('two', () => undefined);
});
`;

let folder: string;
let report: TestReport;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-reporter-'));
  await writeFile(join(folder, 'sample.test.ts'), TESTS);
  await writeFile(join(folder, 'broken.test.ts'), `throw new Error('does not load');`);
  const parameters = [VITEST, 'run', '--globals', '--root', folder, `--reporter=${REPORTER}`];
  await new Promise((resolve) => execFile(process.execPath, parameters, { cwd: folder }, resolve));
  const path = join(folder, 'node_modules/.cache/headwater/test-reports/tests.json');
  report = JSON.parse(await readFile(path, 'utf8')) as TestReport;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the report of a test run', () => {
  test('counts failed tests and files that do not load', () => {
    expect(report).toMatchObject({ passedCount: 2, failedCount: 2 });
  });

  test('names the tests that passed only on the second attempt', () => {
    expect(report.retried).toEqual(['sample.test.ts > passes at its second try']);
  });

  test('ends with the counts, after the reason for each skipped test', () => {
    expect(renderTestReport(report).split('\n')).toEqual([
      'Passed only on the second attempt:',
      '  sample.test.ts > passes at its second try',
      'Skipped:',
      '  1 in sample.test.ts: no network here',
      '  1 in sample.test.ts: "says nothing" gives no reason',
      '  2 in sample.test.ts: mariadbd is not installed',
      '2 passed, 2 failed, 4 skipped',
    ]);
  });

  test('is one line if no test was skipped or retried', () => {
    expect(renderTestReport({ passedCount: 3, failedCount: 0, skipped: [], retried: [] })).toBe(
      '3 passed, 0 failed, 0 skipped',
    );
  });
});
