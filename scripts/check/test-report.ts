import { glob, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The counts of a test run, and the tests that the reader must know about. */
export interface TestReport {
  passedCount: number;
  /** Failed tests, files that did not load, and errors outside any test. */
  failedCount: number;
  skipped: readonly SkippedTest[];
  /** Full names of the tests that passed only on the second attempt. */
  retried: readonly string[];
}

export interface SkippedTest {
  /** Path of the test file. */
  file: string;
  reason: string;
}

const FOLDER = 'node_modules/.cache/headwater/test-reports';
const NO_TESTS: TestReport = { passedCount: 0, failedCount: 0, skipped: [], retried: [] };

/** Removes the reports of earlier runs, so that their counts are not taken for those of this run. */
export async function removeTestReports(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
}

/** @param name unique among the test runs of one check */
export async function writeTestReport(report: TestReport, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(join(FOLDER, `${name}.json`), JSON.stringify(report));
}

/** Returns the reports of all test runs as one, with zero counts if none ran. */
export async function readTestReport(): Promise<TestReport> {
  const paths = await Array.fromAsync(glob(`${FOLDER}/*.json`));
  const reports = await Promise.all(
    paths.sort().map(async (path) => JSON.parse(await readFile(path, 'utf8')) as TestReport),
  );
  return reports.reduce(addReports, NO_TESTS);
}

function addReports(first: TestReport, second: TestReport): TestReport {
  return {
    passedCount: first.passedCount + second.passedCount,
    failedCount: first.failedCount + second.failedCount,
    skipped: [...first.skipped, ...second.skipped],
    retried: [...first.retried, ...second.retried],
  };
}

/**
 * Renders the closing lines of a run: tests that needed a second attempt, reasons for skipped tests, and the counts.
 */
export function renderTestReport({ passedCount, failedCount, skipped, retried }: TestReport): string {
  return [
    ...(retried.length > 0
      ? ['Passed only on the second attempt:', ...retried.map((name) => `  ${name}`)]
      : []),
    ...(skipped.length > 0 ? ['Skipped:', ...renderSkipped(skipped)] : []),
    `${passedCount} passed, ${failedCount} failed, ${skipped.length} skipped`,
  ].join('\n');
}

function renderSkipped(skipped: readonly SkippedTest[]): readonly string[] {
  const groups = Map.groupBy(skipped, ({ file, reason }) => `${file}: ${reason}`);
  return [...groups].map(([group, tests]) => `  ${tests.length} in ${group}`);
}
