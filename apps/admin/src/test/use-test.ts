import type { ErrorReport, TestReport, TestStage } from '@headwater/core';
import { useEffect, useRef, useState } from 'react';
import { answered } from '../problems/unanswered.ts';
import { followTest, type TestRequest } from './follow-test.ts';

/** The progress of a test. */
export interface TestState<Report extends TestReport> {
  phase: 'none' | 'running' | 'cancelled' | 'ended';
  stages: readonly TestStage[];
  /** Present once the test has ended. */
  report?: Report;
  /** Why the report is missing. */
  problem?: ErrorReport;
}

export interface TestRun<Report extends TestReport> extends TestState<Report> {
  start(): void;
  /** Cancels the test, also at the source; the received stages stay. */
  cancel(): void;
  /** Cancels the test and discards its stages. */
  clear(): void;
}

const NONE = { phase: 'none', stages: [] } as const;

/** Runs tests one at a time and follows them stage by stage. Cancels a running test when the user leaves the page. */
export function useTest<Report extends TestReport>(request: TestRequest, last?: Report): TestRun<Report> {
  const [state, setState] = useState<TestState<Report>>(
    last ? { phase: 'ended', stages: last.stages, report: last } : NONE,
  );
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  async function run(controller: AbortController): Promise<void> {
    const { signal } = controller;
    const onStage = (stage: TestStage): void => {
      if (!signal.aborted) setState((before) => ({ ...before, stages: [...before.stages, stage] }));
    };
    const test = await answered(followTest<Report>(request, { signal, onStage }));
    if (signal.aborted) return;
    setState(({ stages }) =>
      test.isOk
        ? { phase: 'ended', stages: test.value.stages, report: test.value }
        : { phase: 'ended', stages, problem: test.problem },
    );
  }
  const end = (): void => running.current?.abort();

  return {
    ...state,
    start() {
      end();
      running.current = new AbortController();
      setState({ phase: 'running', stages: [] });
      void run(running.current);
    },
    cancel() {
      end();
      setState(({ stages }) => ({ phase: 'cancelled', stages }));
    },
    clear() {
      end();
      setState(NONE);
    },
  };
}
