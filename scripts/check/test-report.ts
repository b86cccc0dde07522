import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Counts of a test run, and the tests that a reader must know of. */
export interface TestReport {
  passedCount: number;
  /** Failed tests, files that did not load, and errors outside of any test. */
  failedCount: number;
  skipped: readonly SkippedTest[];
  /** Tests that passed only at a second try, by full name. */
  retried: readonly string[];
}

export interface SkippedTest {
  /** Path of the test file. */
  file: string;
  reason: string;
}

const PATH = 'node_modules/.cache/headwater/test-report.json';
const NO_TESTS: TestReport = { passedCount: 0, failedCount: 0, skipped: [], retried: [] };

/** Removes the report of an earlier run, whose counts could be taken for those of this one. */
export async function removeTestReport(): Promise<void> {
  await rm(PATH, { force: true });
}

export async function writeTestReport(report: TestReport): Promise<void> {
  await mkdir(dirname(PATH), { recursive: true });
  await writeFile(PATH, JSON.stringify(report));
}

/** The report of the test run; zero tests when none ran. */
export async function readTestReport(): Promise<TestReport> {
  const content = await readFile(PATH, 'utf8').catch(() => undefined);
  return content === undefined ? NO_TESTS : (JSON.parse(content) as TestReport);
}

/** The lines that close a run: tests that needed a second try, reasons for skipped tests, and the counts. */
export function renderTestReport({ passedCount, failedCount, skipped, retried }: TestReport): string {
  return [
    ...(retried.length > 0 ? ['Passed only at a second try:', ...retried.map((name) => `  ${name}`)] : []),
    ...(skipped.length > 0 ? ['Skipped:', ...renderSkipped(skipped)] : []),
    `${passedCount} passed, ${failedCount} failed, ${skipped.length} skipped`,
  ].join('\n');
}

function renderSkipped(skipped: readonly SkippedTest[]): readonly string[] {
  const groups = Map.groupBy(skipped, ({ file, reason }) => `${file}: ${reason}`);
  return [...groups].map(([group, tests]) => `  ${tests.length} in ${group}`);
}
