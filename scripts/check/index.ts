/** `pnpm check`: every check and test, in order, stopping at the first that fails. */
import { rm } from 'node:fs/promises';
import { readTestSummary } from './read-test-summary.ts';
import { runStep } from './run-step.ts';
import { listSteps, TEST_REPORT } from './steps.ts';

// Counts of an earlier run would pass for those of this one.
await rm(TEST_REPORT, { force: true });

for (const step of await listSteps()) {
  const passed = await runStep(step);
  if (passed) continue;
  const { passedCount, failedCount } = await readTestSummary();
  // A test run also fails by a file that does not load or an error outside of any test.
  console.log(
    `${passedCount} passed, ${step.name === 'tests' ? Math.max(failedCount, 1) : failedCount + 1} failed`,
  );
  process.exit(1);
}

const { passedCount, failedCount } = await readTestSummary();
console.log(`${passedCount} passed, ${failedCount} failed`);
