import type { CheckStage } from '@headwater/drivers';
import type { TestReport, TestStage } from '@headwater/models';
import type { ReachableSource } from './reach-source.ts';

/** Tries the credentials against the source and tells how far it came. */
export async function runCheck(reachable: ReachableSource, now: () => number): Promise<TestReport> {
  return await reachable.use(
    'check',
    () => check(reachable, now),
    ({ result }) => result,
  );
}

async function check({ driver, context }: ReachableSource, now: () => number): Promise<TestReport> {
  const startedAt = now();
  const begin = performance.now();
  const stages: TestStage[] = [];
  for await (const stage of driver.check(context)) stages.push(toTestStage(stage));
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
