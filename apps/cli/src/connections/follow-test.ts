import type { TestReport, TestStage } from '@headwater/core';
import type { OutputFlags } from '../output/print-result.ts';
import { printMeanwhile, withProgress } from '../output/progress.ts';
import { renderStage } from './render-test.ts';

/** True if stages are printed as they end, which is where a person reads them at a terminal. */
export function isFollowed({ json, query }: OutputFlags): boolean {
  return process.stdout.isTTY && !json && query === undefined;
}

/** Runs a test. If it is followed, prints each stage as it ends and leaves only the verdict to print. */
export async function followTest<Test extends TestReport>(
  flags: OutputFlags,
  test: (onStage: ((stage: TestStage) => void) | undefined) => Promise<Test>,
): Promise<Test> {
  const onStage = isFollowed(flags)
    ? (stage: TestStage): void => printMeanwhile(renderStage(stage))
    : undefined;
  return await withProgress('Testing', test(onStage));
}
