/** `pnpm check`: every check and test, in order, stopping at the first that fails. */
import { runStage } from './run-stage.ts';
import { listStages } from './steps.ts';
import { readTestReport, removeTestReports, renderTestReport } from './test-report.ts';

await removeTestReports();

for (const stage of await listStages()) {
  if (await runStage(stage)) continue;
  const report = await readTestReport();
  // A step can fail without a failed test: a check that is no test, or a test run that ends at its set-up.
  console.log(renderTestReport({ ...report, failedCount: Math.max(report.failedCount, 1) }));
  process.exit(1);
}

console.log(renderTestReport(await readTestReport()));
