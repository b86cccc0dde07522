import { dirname, relative, resolve } from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification } from 'vitest/node';
import { roomOf } from './changed-files.ts';

/**
 * Runs the tests of the changed rooms that reach a changed file, those beside it first, until the time is over. Tests that start processes or
 * browsers are left to `pnpm check`.
 *
 * @param files paths from the root of the repository
 * @param timeLimitMs no test begins later
 * @returns whether no test failed
 */
export async function runQuickTests(files: readonly string[], timeLimitMs: number): Promise<boolean> {
  class NearestFirst extends BaseSequencer {
    override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
      const distances = new Map(specifications.map((each) => [each, distanceOf(toPath(each), files)]));
      return specifications.toSorted(
        (left, right) => (distances.get(left) ?? 0) - (distances.get(right) ?? 0),
      );
    }
  }
  const vitest = await createVitest('test', {
    watch: false,
    passWithNoTests: true,
    project: ['side by side'],
    related: files.map((file) => resolve(file)),
    sequence: { sequencer: NearestFirst },
    reporters: ['dot'],
  });
  const rooms = new Set(files.map(roomOf));
  const specifications = (await vitest.getRelevantTestSpecifications()).filter((specification) => {
    const path = toPath(specification);
    return rooms.has(roomOf(path)) && !path.endsWith('.e2e.test.ts');
  });
  const timer = setTimeout(() => void vitest.cancelCurrentRun('keyboard-input'), timeLimitMs);
  const { testModules } = await vitest.runTestSpecifications(specifications);
  clearTimeout(timer);
  const finished = testModules.filter((module) => module.state() === 'passed' || module.state() === 'failed');
  const isPassed = !testModules.some((module) => module.state() === 'failed');
  console.log(`${finished.length} of ${specifications.length} test files that reach the changes were run.`);
  await vitest.close();
  return isPassed;
}

function toPath({ moduleId }: TestSpecification): string {
  return relative('.', moduleId);
}

/** How far a test is from the nearest changed file: its own test or itself, one beside it, or another. */
function distanceOf(test: string, files: readonly string[]): number {
  const isNextTo = (file: string) => test === file || test === file.replace(/\.tsx?$/, '.test.ts');
  if (files.some(isNextTo)) return 0;
  return files.some((file) => dirname(file) === dirname(test)) ? 1 : 2;
}
