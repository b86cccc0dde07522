import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { type SkippedTest, writeTestReport } from './test-report.ts';

/** Saves the counts and names for the closing lines of `pnpm test`. */
export default class TestReporter implements Reporter {
  async onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
  ): Promise<void> {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const brokenModules = modules.filter((module) => module.state() === 'failed' && !hasFailedTest(module));
    const report = {
      passedCount: tests.filter((test) => test.result().state === 'passed').length,
      failedCount: tests.filter(hasFailed).length + brokenModules.length + unhandledErrors.length,
      skipped: tests.filter((test) => test.result().state === 'skipped').map(toSkipped),
      retried: tests.filter((test) => test.diagnostic()?.flaky).map(toName),
    };
    await writeTestReport(report, toReportName(modules));
  }
}

/** Joins the names of the projects in a run; parallel runs never share a project. */
function toReportName(modules: readonly TestModule[]): string {
  const projects = new Set(modules.map(({ project }) => project.name || 'tests'));
  return [...projects].sort().join('-').replaceAll(' ', '-') || 'no-tests';
}

function hasFailed(test: TestCase): boolean {
  return test.result().state === 'failed';
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests()].some(hasFailed);
}

function toName(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`;
}

function toSkipped(test: TestCase): SkippedTest {
  return { file: test.module.relativeModuleId, reason: findReason(test) };
}

/**
 * Returns the reason that the test or a suite around it gives: the note of `skip()`, or `skipReason` in its metadata.
 */
function findReason(test: TestCase): string {
  const result = test.result();
  if (result.state === 'skipped' && result.note) return result.note;
  for (let task: TestCase | TestCase['parent'] = test; task.type !== 'module'; task = task.parent) {
    const { skipReason } = task.meta() as { skipReason?: string };
    if (skipReason !== undefined) return skipReason;
  }
  return `"${test.fullName}" gives no reason`;
}
