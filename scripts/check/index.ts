/** `pnpm check`: every check and test, in order, stopping at the first that fails. */
import { runStep } from './run-step.ts';
import { listSteps } from './steps.ts';
import { readTestReport, removeTestReport, renderTestReport } from './test-report.ts';

await removeTestReport();

for (const step of await listSteps()) {
  const passed = await runStep(step);
  if (passed) continue;
  const report = await readTestReport();
  // A test run can also fail without a failed test, for example at its set-up.
  const failedCount = step.name === 'tests' ? Math.max(report.failedCount, 1) : report.failedCount + 1;
  console.log(renderTestReport({ ...report, failedCount }));
  process.exit(1);
}

console.log(renderTestReport(await readTestReport()));
