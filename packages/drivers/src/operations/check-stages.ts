import type { CheckStage, DriverContext, Failure, StageName } from '../contract/contract.ts';
import { describeSourceFailure } from '../contract/describe-source-failure.ts';
import { DriverError } from '../contract/driver-error.ts';
import { startDeadline } from './deadline.ts';

/** The result of a stage that passed. */
export interface Passed<T> {
  /** For the stages that follow. */
  value: T;
  /** An observation, shown to users. */
  detail?: string;
  /** The stage passed, but something needs attention soon. */
  warning?: Failure | undefined;
}

/**
 * Runs one stage and yields its result. A failure ends the check: the generator does not return.
 *
 * @param began start of the stage's work by `performance.now()`, if it began earlier
 */
export type RunStage = <T>(
  name: StageName,
  run: (signal: AbortSignal) => Promise<Passed<T>> | Passed<T>,
  began?: number,
) => AsyncGenerator<CheckStage, T, void>;

/** Ends a check after its failed stage was yielded. */
class CheckEnded extends Error {}

/**
 * Runs the stages of a check within the time limit, and catches every error of a stage.
 *
 * @example yield* runCheck(context, async function* (stage) { const account = yield* stage('parse', () => ({ value:
 * readAccount(context.auth) })); yield* stage('resolve', async () => ({ value: await
 * context.guard.resolve(account.host) })); });
 */
export async function* runCheck(
  context: DriverContext,
  stages: (stage: RunStage) => AsyncGenerator<CheckStage, void, void>,
): AsyncGenerator<CheckStage, void, void> {
  const deadline = startDeadline(context);
  const runStage: RunStage = async function* (name, run, began = performance.now()) {
    const outcome = await deadline
      .run(async (signal) => await run(signal))
      .then(
        (passed) => ({ passed }),
        (error: unknown) => ({ failure: toFailure(error) }),
      );
    const durationMs = Math.round(performance.now() - began);
    if ('failure' in outcome) {
      yield { name, outcome: 'failed', durationMs, failure: outcome.failure };
      throw new CheckEnded();
    }
    const { value, detail, warning } = outcome.passed;
    const seen = { durationMs, ...(detail === undefined ? {} : { detail }) };
    yield warning
      ? { name, outcome: 'warned', ...seen, failure: warning }
      : { name, outcome: 'passed', ...seen };
    return value;
  };
  try {
    yield* stages(runStage);
  } catch (error) {
    if (!(error instanceof CheckEnded)) throw error;
  }
}

function toFailure(error: unknown): Failure {
  if (error instanceof DriverError) {
    const { code, cause, nextStep, fixableBy } = error;
    return { code, cause, nextStep, fixableBy };
  }
  return describeSourceFailure('unexpected-answer');
}
