import type { TestReport, TestStage } from '@headwater/core';
import type { OutputFlags } from '../output/print-result.ts';
import { printMeanwhile, withProgress } from '../output/progress.ts';
import { renderStage } from './render-test.ts';

/** Whether stages are printed as they end: where people read them at a terminal. */
export function isFollowed({ json, query }: OutputFlags): boolean {
  return process.stdout.isTTY && !json && query === undefined;
}

/** Runs a test; where it is followed, each stage is printed as it ends, and only the verdict is left to print. */
export async function followTest<Test extends TestReport>(
  flags: OutputFlags,
  test: (onStage: ((stage: TestStage) => void) | undefined) => Promise<Test>,
): Promise<Test> {
  const onStage = isFollowed(flags)
    ? (stage: TestStage): void => printMeanwhile(renderStage(stage))
    : undefined;
  return await withProgress('Testing', test(onStage));
}
