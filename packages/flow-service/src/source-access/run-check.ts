import type { CheckStage } from '@headwater/drivers';
import type { TestReport, TestStage } from '@headwater/models';
import { redactCredentials } from '@headwater/sources';
import type { ReachableSource } from './reach-source.ts';

export interface RunCheckOptions {
  /** Epoch milliseconds. */
  now: () => number;
  /** Called after each stage. */
  onStage?: ((stage: TestStage) => void) | undefined;
}

/** Tests the credentials against the source and reports the stages. */
export async function runCheck(reachable: ReachableSource, options: RunCheckOptions): Promise<TestReport> {
  return await reachable.use(
    'check',
    () => check(reachable, options),
    ({ result }) => result,
  );
}

async function check(
  { driver, context }: ReachableSource,
  { now, onStage }: RunCheckOptions,
): Promise<TestReport> {
  const startedAt = now();
  const begin = performance.now();
  const stages: TestStage[] = [];
  for await (const ended of driver.check(context)) {
    // A driver reports the address it called, which may contain a login or a key.
    const stage = redactCredentials(toTestStage(ended), context.auth.params);
    stages.push(stage);
    onStage?.(stage);
  }
  return {
    result: stages.every(({ outcome }) => outcome !== 'failed'),
    startedAt,
    durationMs: performance.now() - begin,
    stages,
  };
}

function toTestStage({ name, outcome, durationMs, detail, failure }: CheckStage): TestStage {
  return {
    name,
    outcome,
    durationMs,
    ...(detail === undefined ? {} : { detail }),
    ...toExplanation(failure),
  };
}

function toExplanation(
  failure: CheckStage['failure'],
): Pick<TestStage, 'code' | 'cause' | 'nextStep' | 'fixableBy'> {
  if (failure === undefined) return {};
  const { code, cause, nextStep, fixableBy } = failure;
  return { code, cause, nextStep, fixableBy };
}
