import type { CheckStage, DriverContext, Failure, StageName } from '../contract/contract.ts';
import { DriverError } from '../contract/driver-error.ts';
import { startDeadline } from './deadline.ts';

/** What a stage that passed found out. */
export interface Passed<T> {
  /** For the stages that follow. */
  value: T;
  /** For people: what was seen. */
  detail?: string;
  /** The stage passed, yet something needs attention before long. */
  warning?: Failure | undefined;
}

/**
 * Runs one stage and yields how it ended. After a failure the check is over; the caller does not continue.
 *
 * @param began when its work began, by `performance.now()`, if that was before now
 */
export type RunStage = <T>(
  name: StageName,
  run: (signal: AbortSignal) => Promise<Passed<T>> | Passed<T>,
  began?: number,
) => AsyncGenerator<CheckStage, T, void>;

/** Ends a check whose failed stage was yielded. */
class CheckEnded extends Error {}

/**
 * Runs the stages of a check within the time limit. Nothing that a stage throws gets out of it.
 *
 * @example
 * yield* runCheck(context, async function* (stage) {
 *   const account = yield* stage('parse', () => ({ value: readAccount(context.auth) }));
 *   yield* stage('resolve', async () => ({ value: await context.guard.resolve(account.host) }));
 * });
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
  return {
    code: 'unexpected-answer',
    cause: 'The source sent a response that this driver does not recognize.',
    nextStep: 'Try again; if it persists, report it with the time at which it happened.',
    fixableBy: 'source-admin',
  };
}
