import type { TestLine, TestReport, TestStage } from '@headwater/models';
import { isNetworkError } from '../errors/network-error.ts';
import { TestInterruptedError } from '../errors/test-interrupted-error.ts';
import type { ApiRequest, Transport } from '../http/transport.ts';

/**
 * Runs a test that is told as it goes on, and puts its report together.
 * @throws TestInterruptedError when it is cut off after a stage was told
 */
export async function hearTest(
  { lines }: Transport,
  request: ApiRequest,
  onStage: (stage: TestStage) => void,
): Promise<TestReport> {
  const stages: TestStage[] = [];
  const outcome = Promise.withResolvers<Omit<TestReport, 'stages'>>();
  try {
    await lines<TestLine>(request, (line) => {
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
