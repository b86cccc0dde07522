import type { TestLine, TestReport, TestStage } from '@headwater/models';
import { isNetworkError } from '../errors/network-error.ts';
import { TestInterruptedError } from '../errors/test-interrupted-error.ts';

/**
 * Runs a streamed test, and assembles its report.
 * @param readLines Sends the request and passes each line to its callback, until the last.
 * @throws TestInterruptedError if the response ends early after a stage
 */
export async function runStagedTest(
  readLines: (isLast: (line: TestLine) => boolean) => Promise<void>,
  onStage: (stage: TestStage) => void,
): Promise<TestReport> {
  const stages: TestStage[] = [];
  const outcome = Promise.withResolvers<Omit<TestReport, 'stages'>>();
  try {
    await readLines((line) => {
      if (line.kind === 'outcome') {
        const { kind: _kind, ...rest } = line;
        outcome.resolve(rest);
      } else if (line.kind === 'stage') {
        stages.push(line.stage);
        onStage(line.stage);
      }
      return line.kind === 'outcome';
    });
  } catch (error) {
    throw isNetworkError(error) && stages.length > 0 ? new TestInterruptedError(error, stages) : error;
  }
  return { ...(await outcome.promise), stages };
}
