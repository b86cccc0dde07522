/** `pnpm check`: every check and test, in order, stopping at the first that fails. */
import { readTestSummary } from './read-test-summary.ts';
import { runStep } from './run-step.ts';
import { STEPS } from './steps.ts';

for (const step of STEPS) {
  const passed = await runStep(step);
  if (passed) continue;
  const { passedCount, failedCount } = await readTestSummary();
  console.log(`${passedCount} passed, ${failedCount + (step.name === 'tests' ? 0 : 1)} failed`);
  process.exit(1);
}

const { passedCount, failedCount } = await readTestSummary();
console.log(`${passedCount} passed, ${failedCount} failed`);
