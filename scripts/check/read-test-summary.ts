import { readFile } from 'node:fs/promises';
import { TEST_REPORT } from './steps.ts';

interface TestReport {
  numPassedTests: number;
  numFailedTests: number;
}

/** Counts of the test run; zero when none was made. */
export async function readTestSummary(): Promise<{ passedCount: number; failedCount: number }> {
  try {
    const report = JSON.parse(await readFile(TEST_REPORT, 'utf8')) as TestReport;
    return { passedCount: report.numPassedTests, failedCount: report.numFailedTests };
  } catch {
    return { passedCount: 0, failedCount: 0 };
  }
}
