import { dirname, relative, resolve } from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification } from 'vitest/node';
import { roomOf } from './changed-files.ts';

/**
 * Runs the tests of the changed rooms that import a changed file, the nearest first, until time runs out. Skips tests
 * that start processes or browsers; `pnpm check` runs them.
 *
 * @param files paths from the root of the repository
 * @param timeLimitMs starts no test after this time
 * @returns true if no test failed
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
  await vitest.standalone();
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
  console.log(`Ran ${finished.length} of ${specifications.length} test files that import the changes.`);
  await vitest.close();
  return isPassed;
}

function toPath({ moduleId }: TestSpecification): string {
  return relative('.', moduleId);
}

/**
 * Returns how far a test is from the nearest changed file: 0 for its own test, 1 for the same folder, 2 otherwise.
 */
function distanceOf(test: string, files: readonly string[]): number {
  const isNextTo = (file: string) => test === file || test === file.replace(/\.tsx?$/, '.test.ts');
  if (files.some(isNextTo)) return 0;
  return files.some((file) => dirname(file) === dirname(test)) ? 1 : 2;
}
