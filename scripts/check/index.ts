/** `pnpm check`: runs every check and test, in order, and stops at the first failure. */
import { runStage } from './run-stage.ts';
import { listStages } from './steps.ts';
import { readTestReport, removeTestReports, renderTestReport } from './test-report.ts';

await removeTestReports();

for (const stage of await listStages()) {
  if (await runStage(stage)) continue;
  const report = await readTestReport();
  // A step can fail without a failed test: it is not a test run, or the run failed during set-up.
  console.log(renderTestReport({ ...report, failedCount: Math.max(report.failedCount, 1) }));
  process.exit(1);
}

console.log(renderTestReport(await readTestReport()));
